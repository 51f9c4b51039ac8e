# syntax=docker/dockerfile:1
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=devel
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.version=$VERSION" -o /privlint ./cmd/privlint

# git is there for --staged, --diff-base and --history, a shell for CI jobs.
FROM alpine:3
RUN apk add --no-cache git && git config --system --add safe.directory '*'
COPY --from=build /privlint /usr/local/bin/privlint
WORKDIR /src
ENTRYPOINT ["privlint"]
