// Leaves Streamlit for a page of ours, such as a link that sets a cookie.
export default function ({ data }) {
  location.assign(data.path);
}
