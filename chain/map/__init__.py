"""The chain map: where everything stands, and one drawing of it for rooms, projector and paper."""
