namespace Ci.Tests.Workflows;

/// <summary>Workflows that follow every rule; the tests break one rule at a time.</summary>
internal static class WorkflowExamples
{
    public const string Good = """
        on: { pull_request: }
        permissions: {}
        jobs:
          preview:
            if: github.event.pull_request.head.repo.full_name == github.repository
            runs-on: ubuntu-24.04
            timeout-minutes: 30
            environment: prod-preview
            permissions: { contents: read, id-token: write }
            concurrency: { group: "preview-${{ github.event.pull_request.number }}", cancel-in-progress: true }
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with: { persist-credentials: false }
              - uses: ./.github/actions/sign-in
              - run: .ci/preview prod
        """;

    public const string GoodBuild = """
        on: pull_request
        permissions: {}
        jobs:
          build:
            runs-on: ubuntu-24.04
            timeout-minutes: 30
            permissions: { contents: read }
            concurrency: { group: "build-${{ github.event.pull_request.number }}", cancel-in-progress: true }
            steps:
              - run: .ci/run
        """;

    public const string GoodComment = """
        on: [pull_request]
        permissions: {}
        jobs:
          comment:
            if: github.event.pull_request.head.repo.full_name == github.repository
            runs-on: ubuntu-24.04
            timeout-minutes: 5
            permissions: { contents: read, pull-requests: write }
            concurrency: { group: "comment-${{ github.event.pull_request.number }}", cancel-in-progress: true }
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with: { ref: "${{ github.event.pull_request.base.sha }}", persist-credentials: false }
              - uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1
                with: { path: "${{ runner.temp }}/page" }
              - run: .ci/comment 7
        """;

    public const string GoodDeployment = """
        on: { workflow_dispatch: }
        permissions: {}
        jobs:
          deploy:
            runs-on: "${{ vars[format('RUNNER_{0}', inputs.stack)] || 'ubuntu-24.04' }}"
            timeout-minutes: 30
            environment: prod
            permissions: { contents: read, id-token: write }
            concurrency: { group: "stack-${{ inputs.stack }}", cancel-in-progress: false, queue: max }
            steps:
              - uses: ./.github/actions/sign-in
              - run: .ci/deploy "$STACK"
        """;

    public const string GoodApproval = """
        on: { workflow_dispatch: }
        permissions: {}
        jobs:
          approve:
            runs-on: ubuntu-24.04
            timeout-minutes: 5
            environment: prod-approval
            permissions: { actions: read }
            steps:
              - run: gh api approvals
        """;
}
