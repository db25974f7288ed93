using System.Text.RegularExpressions;

namespace Ci.Tests.Workflows;

/// <summary>Rules for workflows that a linter does not check. Each returns the jobs that break it.</summary>
internal static partial class WorkflowRules
{
    private const string SignIn = "./.github/actions/sign-in";
    private const string BaseBranch = "${{ github.event.pull_request.base.sha }}";
    private static readonly string[] Stateful = [".ci/deploy ", "delivery.dll teardown"];
    private static readonly string[] ReadOnly = [".ci/preview ", ".ci/approval ", ".ci/approval\" ", ".ci/drift "];
    private static readonly string[] Builds = [".ci/run", ".ci/package ", "dotnet test"];

    /// <summary>Events whose jobs have the permissions of main, and may handle what a pull request made.</summary>
    private static readonly string[] PrivilegedEvents = ["pull_request_target", "workflow_run", "issue_comment"];

    public static readonly IReadOnlyDictionary<string, Func<Workflow, IEnumerable<string>>> All = new Dictionary<
        string,
        Func<Workflow, IEnumerable<string>>
    >
    {
        ["permissions are set by each job only"] = workflow =>
            workflow.Root["permissions"] is System.Text.Json.Nodes.JsonObject { Count: 0 }
                ? workflow.Jobs.Where(job => job.Root["permissions"] is not System.Text.Json.Nodes.JsonObject).Select(job => job.Name)
                : ["the workflow"],
        ["jobs have no write permission for contents"] = workflow =>
            workflow.Jobs.Where(job => job.Permission("contents") is not ("read" or null)).Select(job => job.Name),
        ["every action is pinned to a commit, with the version in a comment"] = workflow =>
            UsesLine()
                .Matches(workflow.Text)
                .Select(match => match.Groups[1].Value)
                .Where(uses => !uses.StartsWith("./", StringComparison.Ordinal) && !Pinned().IsMatch(uses)),
        ["every job has a timeout of at most 60 minutes"] = workflow =>
            workflow
                .Jobs.Where(job => job.Calls is null && (int?)job.Root["timeout-minutes"] is not (> 0 and <= 60))
                .Select(job => job.Name),
        ["runner images have a fixed version"] = workflow =>
            workflow
                .Jobs.Where(job => job.Calls is null && !$"{job.Root["runs-on"]}".Contains("ubuntu-24.04", StringComparison.Ordinal))
                .Select(job => job.Name),
        // What runs there could wait on the machine for the next deployment, and has its network.
        ["only the workflow deploy uses a deployment runner"] = workflow =>
            workflow
                .Jobs.Where(job =>
                    job.Calls is not null
                        ? workflow.RunsOnPullRequests
                        : $"{job.Root["runs-on"]}" != "ubuntu-24.04"
                            && (workflow.RunsOnPullRequests || workflow.Name != "deploy" || !Stateful.Any(job.Scripts.Contains))
                )
                .Select(job => job.Name),
        // Scripts of the base branch only, and nothing that a download could replace.
        ["a pull-request job with a write permission runs no code of it"] = workflow =>
            !workflow.RunsOnPullRequests
                ? []
                : workflow
                    .Jobs.Where(job =>
                        job.WritePermissions.Any()
                        && (
                            job.Checkouts.Any(commit => commit != BaseBranch)
                            || job.Permission("id-token") is not null
                            || job.Steps.Any(DownloadsIntoTheCheckout)
                        )
                    )
                    .Select(job => job.Name),
        // Pulumi runs the program there. Signing a package is not changing the repository, and that job has no checkout.
        ["a job that builds or signs in has no write permission"] = workflow =>
            workflow
                .Jobs.Where(job =>
                    (
                        job.Uses.Contains(SignIn)
                        || Builds.Any(job.Scripts.Contains)
                        || job.Checkouts.Any() && job.Permission("id-token") is not null
                    ) && job.WritePermissions.Any()
                )
                .Select(job => job.Name),
        ["a pull-request job that signs in uses a preview environment"] = workflow =>
            workflow
                .Jobs.Where(job =>
                    workflow.RunsOnPullRequests
                    && job.Permission("id-token") is not null
                    && job.Environment?.EndsWith("-preview", StringComparison.Ordinal) is not true
                )
                .Select(job => job.Name),
        ["a job that builds has no identity"] = workflow =>
            workflow.Jobs.Where(job => Builds.Any(job.Scripts.Contains) && job.Permission("id-token") is not null).Select(job => job.Name),
        ["a script is not downloaded and run"] = workflow =>
            workflow.Jobs.Where(job => DownloadedScript().IsMatch(job.Scripts)).Select(job => job.Name),
        ["no secret is stored"] = workflow => SecretUse().Matches(workflow.Text).Select(match => match.Value),
        ["a checkout does not persist the token"] = workflow =>
            workflow.Jobs.SelectMany(job =>
                job.Steps.Where(step =>
                        $"{step["uses"]}".StartsWith("actions/checkout@", StringComparison.Ordinal)
                        && (bool?)step["with"]?["persist-credentials"] is not false
                    )
                    .Select(_ => job.Name)
            ),
        ["a job that signs in to Azure has an environment"] = workflow =>
            workflow
                .Jobs.Where(job => job.Uses.Contains(SignIn) && (job.Environment is null || job.Permission("id-token") is not "write"))
                .Select(job => job.Name),
        ["only jobs that sign in, attest or deploy can request a token"] = workflow =>
            workflow
                .Jobs.Where(job =>
                    job.Permission("id-token") is not null
                    && !job.Uses.Any(uses =>
                        uses is SignIn or "./.github/workflows/deploy.yml" || uses.StartsWith("actions/attest-", StringComparison.Ordinal)
                    )
                )
                .Select(job => job.Name),
        ["read-only jobs use a read-only identity"] = workflow =>
            workflow
                .Jobs.Where(job =>
                    ReadOnly.Any(job.Scripts.Contains) && job.Environment?.EndsWith("-preview", StringComparison.Ordinal) is not true
                )
                .Select(job => job.Name),
        ["a job that changes a stack uses the environment of the stack"] = workflow =>
            workflow
                .Jobs.Where(job =>
                    Stateful.Any(job.Scripts.Contains)
                    && (job.Environment is null || job.Environment.Contains("preview", StringComparison.Ordinal))
                )
                .Select(job => job.Name),
        // Without `queue: max` GitHub keeps one run waiting in a group and cancels it for the next.
        ["one run at a time changes a stack, and no waiting run is cancelled"] = workflow =>
            workflow
                .Jobs.Where(job =>
                    Stateful.Any(job.Scripts.Contains)
                    && !(
                        ChangesAStack(job)
                        && (bool?)job.Root["concurrency"]?["cancel-in-progress"] is false
                        && (string?)job.Root["concurrency"]?["queue"] is "max"
                    )
                )
                .Select(job => job.Name),
        // A job that waits for a review is already in its concurrency group.
        ["a job that waits for a review does not block the stack"] = workflow =>
            workflow
                .Jobs.Where(job =>
                    job.Environment?.EndsWith("-approval", StringComparison.Ordinal) is true
                    && (job.Root["concurrency"] ?? workflow.Root["concurrency"]) is not null
                )
                .Select(job => job.Name),
        ["read-only jobs do not wait in the queue of deployments"] = workflow =>
            workflow.Jobs.Where(job => ChangesAStack(job) && !Stateful.Any(job.Scripts.Contains)).Select(job => job.Name),
        ["a new run of a pull request cancels the older one"] = workflow =>
            !workflow.RunsOnPullRequests
                ? []
                : workflow
                    .Jobs.Where(job =>
                        !(
                            $"{job.Root["concurrency"]?["group"]}".Contains("github.event.pull_request.number", StringComparison.Ordinal)
                            && (bool?)job.Root["concurrency"]?["cancel-in-progress"] is true
                        )
                    )
                    .Select(job => job.Name),
        ["pull requests from forks get no token"] = workflow =>
            workflow
                .Jobs.Where(job =>
                    workflow.RunsOnPullRequests
                    && job.Root["permissions"]?.AsObject().Any(each => $"{each.Value}" == "write") is true
                    && !$"{job.Root["if"]}".Contains(
                        "github.event.pull_request.head.repo.full_name == github.repository",
                        StringComparison.Ordinal
                    )
                )
                .Select(job => job.Name)
                .Concat(workflow.Triggers.Intersect(PrivilegedEvents)),
        ["inputs reach a script as variables, never as script text"] = workflow =>
            workflow.Jobs.Where(job => job.Scripts.Contains("${{", StringComparison.Ordinal)).Select(job => job.Name),
    };

    private static bool DownloadsIntoTheCheckout(System.Text.Json.Nodes.JsonObject step) =>
        $"{step["uses"]}".StartsWith("actions/download-artifact@", StringComparison.Ordinal)
        && !$"{step["with"]?["path"]}".StartsWith("${{ runner.temp }}/", StringComparison.Ordinal);

    private static bool ChangesAStack(Job job) =>
        Regex.IsMatch($"{job.Root["concurrency"]?["group"]}", @"^stack-(sandbox|\$\{\{ (inputs|matrix)\.stack \}\})$");

    [GeneratedRegex(@"uses:\s*(.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex UsesLine();

    [GeneratedRegex(@"^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"(curl|wget)[^\n]*\|\s*(sudo\s+)?(ba)?sh\b|(ba)?sh\s+<\(\s*(curl|wget)")]
    private static partial Regex DownloadedScript();

    [GeneratedRegex(@"secrets\.\w+|secrets:\s*inherit|client[-_]secret", RegexOptions.IgnoreCase)]
    private static partial Regex SecretUse();
}
