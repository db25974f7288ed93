using System.Text.Json;
using System.Text.RegularExpressions;
using Ci.Tests.Running;

namespace Ci.Tests.Rehearsals;

/// <summary>
/// The real scripts in a separate repository with real commits, and stand-ins for `pulumi` and `az` on PATH. $CLOUD contains their
/// data: stacks, blobs, and every call.
/// </summary>
internal sealed partial class Rehearsal : IAsyncDisposable
{
    public const string SignInClientId = "0a1b2c3d-3333-4444-8555-666666666666";

    public const string DeployerObjectId = "a1b2c3d4-5555-4666-8777-888888888888";

    /// <summary>The end of each call that configures a release.</summary>
    public const string DeployerSettings =
        $" --plaintext ai-workload:deployerObjectId={DeployerObjectId} --plaintext ai-workload:deployerPrincipalType=ServicePrincipal";

    private readonly string folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;
    private readonly Command shell;
    private Release? first;

    private Rehearsal()
    {
        shell = new Command(Tree)
        {
            Variables =
            {
                ["PATH"] = $"{Checkout.At("tests", "ci", "StandIns")}:{Environment.GetEnvironmentVariable("PATH")}",
                // A script starts a hundred programs, and each starts faster without a locale.
                ["LC_ALL"] = "C",
                ["USER"] = Environment.UserName,
                ["CLOUD"] = Cloud,
                ["CHECKOUT"] = Checkout.Root,
                ["TMPDIR"] = Path.Combine(folder, "tmp"),
                ["PULUMI_BACKEND_URL"] = "azblob://state?storage_account=ststate",
                ["RELEASE_STORE"] = "streleases",
                ["GITHUB_REPOSITORY"] = "o/r",
                ["DEPLOYER_OBJECT_ID"] = DeployerObjectId,
                ["SMOKE_TRIES"] = "3",
                ["SMOKE_PAUSE"] = "0",
                ["LOCK_PAUSE"] = "0",
                ["DELETION_PAUSE"] = "0",
                ["STOP_SECONDS"] = "0.2",
                ["GIT_CONFIG_GLOBAL"] = "/dev/null",
            },
        };
    }

    public string Tree => Path.Combine(folder, "tree");

    public string Cloud => Path.Combine(folder, "cloud");

    public Dictionary<string, string> Variables => shell.Variables;

    public DeployedSites Sites { get; private set; } = null!;

    /// <summary>Every call since the last <see cref="Forget"/>. Folders of the run have the same name in every run.</summary>
    public IReadOnlyList<string> Calls =>
        File.Exists(CallsFile)
            ? [.. File.ReadAllLines(CallsFile).Select(line => Tag().Replace(Work().Replace(line, "WORK").Replace(Tree, "TREE"), "TAG"))]
            : [];

    private string CallsFile => Path.Combine(Cloud, "calls");

    /// <summary>Creates a commit and publishes its package as .ci/publish does. The commit is checked out afterwards.</summary>
    public async Task<Release> ReleaseAsync(string content)
    {
        if (Interlocked.Exchange(ref first, null) is { } made && content == "first")
        {
            return made;
        }

        var commit = await CommitAsync(content);
        var release = await Release.BuildAsync(Path.Combine(folder, "built", commit), commit, content);
        var published = await RunAsync("publish", release.Folder);
        Assert.True(published.Code == 0, published.ToString());
        return release;
    }

    /// <summary>Commits the files of the repository, and publishes nothing.</summary>
    public async Task<string> CommitAsync(string content)
    {
        await File.WriteAllTextAsync(Path.Combine(Tree, "content.txt"), content);
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", content);
        return (await GitAsync("rev-parse", "HEAD")).Output.Trim();
    }

    public Task<Result> DeployAsync(string stack, Release release, params string[] options) =>
        RunAsync("deploy", [stack, release.Commit, release.Digest, .. options]);

    /// <summary>Checks out the commit of the release first, as a runner does.</summary>
    public async Task<Result> CheckOutAndDeployAsync(string stack, Release release, params string[] options)
    {
        await GitAsync("checkout", "--quiet", release.Commit);
        return await DeployAsync(stack, release, options);
    }

    public Task<Result> RunAsync(string script, params string[] arguments) => shell.RunAsync(Path.Combine(Tree, ".ci", script), arguments);

    /// <summary>Runs a step of a workflow as a runner does.</summary>
    public Task<Result> RunStepAsync(string script) => shell.RunAsync("bash", "-e", "-c", script);

    /// <summary>
    /// Starts a script in a process group of its own, as a terminal does. It reacts to signals, even if this process runs in the background
    /// and ignores them.
    /// </summary>
    public System.Diagnostics.Process Start(string script, params string[] arguments) =>
        shell.Start("setsid", ["env", "--default-signal=INT,TERM,HUP", Path.Combine(Tree, ".ci", script), .. arguments]);

    /// <summary>Runs a script whose process id a stand-in or <see cref="Kill"/> uses.</summary>
    public Task<Result> RunKillableAsync(string script, params string[] arguments) =>
        shell.RunAsync(
            "env",
            [
                "--default-signal=INT,TERM,HUP",
                "bash",
                "-c",
                "echo $$ >\"$CLOUD/script\"; exec \"$@\"",
                "bash",
                Path.Combine(Tree, ".ci", script),
                .. arguments,
            ]
        );

    /// <summary>The update of a killed run ends with it, but not at the same moment.</summary>
    public async Task LockHolderEndsAsync(string stack)
    {
        if (File.Exists(StackFile(stack, "locks")))
        {
            var holder = Regex.Match(await File.ReadAllTextAsync(StackFile(stack, "locks")), @"pid (\d+)").Groups[1].Value;
            using var process = System.Diagnostics.Process.GetProcesses().SingleOrDefault(each => $"{each.Id}" == holder);
            await (process?.WaitForExitAsync() ?? Task.CompletedTask);
        }
    }

    public void Kill(string signal)
    {
        using var kill = System.Diagnostics.Process.Start("kill", [$"-{signal}", File.ReadAllText(Path.Combine(Cloud, "script")).Trim()]);
        kill.WaitForExit();
    }

    public async Task<Result> GitAsync(params string[] arguments)
    {
        var result = await shell.RunAsync("git", arguments);
        Assert.True(result.Code == 0, result.ToString());
        return result;
    }

    /// <summary>The step of a deployment that updates a stack, without the steps around it.</summary>
    /// <param name="seconds">The time for it.</param>
    public Task<Result> UpdateDevAsync(int seconds = 60) =>
        BashAsync(
            ". .ci/release-store; . .ci/stack-update; open_folder; trap finish EXIT; "
                + $"echo \"ai-workload:appPackage: $work/run\" >\"$work/c\"; update . dev \"$work/c\" {seconds} 0.2"
        );

    /// <summary>Runs functions of the scripts.</summary>
    public Task<Result> BashAsync(string commands) => shell.RunAsync("bash", "-c", $"set -euo pipefail; {commands}");

    public void Forget() => File.Delete(CallsFile);

    /// <param name="code">Null runs the real gate, which takes a second.</param>
    /// <param name="back">The exit code for a rollback, if it differs.</param>
    public void SetGateResult(int? code, int? back = null)
    {
        foreach (var (file, result) in new[] { ("gate", code), ("gate-back", back ?? code) })
        {
            File.Delete(Path.Combine(Cloud, file));
            if (result is not null)
            {
                File.WriteAllText(Path.Combine(Cloud, file), $"{result}");
            }
        }
    }

    /// <summary>The output of `preflight check`; without it the real check runs for two seconds.</summary>
    public void SetCheckOutput(string text) => File.WriteAllText(Path.Combine(Cloud, "check"), text);

    /// <summary>What Azure lists at an id, as in ".../sites/app/config/appsettings": names and values as JSON.</summary>
    public void SetSettings(string id, string settings)
    {
        var file = $"{Path.Combine(Cloud, "settings")}{id}";
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, settings);
    }

    /// <summary>The output of `preflight diff`; without it the real comparison runs for two seconds.</summary>
    public void SetDiffOutput(string text) => File.WriteAllText(Path.Combine(Cloud, "diff"), text);

    public void SetEvaluationResult(int code) => File.WriteAllText(Path.Combine(Cloud, "evaluation"), $"{code}");

    /// <summary>Sets a behaviour of the `pulumi` stand-in; its source lists them.</summary>
    public void Set(string stack, string name, string content)
    {
        Directory.CreateDirectory(Path.Combine(Cloud, "stacks", stack));
        File.WriteAllText(StackFile(stack, name), content);
    }

    public void Unset(string stack, string name) => File.Delete(StackFile(stack, name));

    public string StackFile(string stack, string name) => Path.Combine(Cloud, "stacks", stack, name);

    public string Blob(string container, string name) => Path.Combine(Cloud, "blobs", "streleases", container, name);

    public string RecordOf(string stack) =>
        Path.Combine(Cloud, "blobs", "ststate", "state", ".pulumi", "deployments", "ai-workload", $"{stack}.json");

    /// <summary>Nothing if there is no record.</summary>
    public string ReadRecordOf(string stack) => File.Exists(RecordOf(stack)) ? File.ReadAllText(RecordOf(stack)) : "";

    /// <summary>The release in the outputs of a stack.</summary>
    public (string? Commit, string? Package) Runs(string stack)
    {
        using var outputs = JsonDocument.Parse(File.ReadAllText(StackFile(stack, "outputs.json")));
        return (outputs.RootElement.GetProperty("commit").GetString(), outputs.RootElement.GetProperty("package").GetString());
    }

    /// <summary>The run left no package, configuration or worktree on the machine, and the tree is unchanged.</summary>
    public async Task LeavesNothingAsync()
    {
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(folder, "tmp")));
        Assert.Single((await GitAsync("worktree", "list")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("", (await GitAsync("status", "--porcelain")).Output);
    }

    public async ValueTask DisposeAsync()
    {
        await Sites.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<Rehearsal> OpenAsync()
    {
        SetGateResult(0);
        Sites = await DeployedSites.StartAsync(Cloud);
        foreach (var stack in new[] { "dev", "test", "prod" })
        {
            Set(stack, "url", Sites.AddressOf(stack));
            var outputs = StackFile(stack, "outputs.json");
            if (File.Exists(outputs))
            {
                File.WriteAllText(outputs, Address().Replace(await File.ReadAllTextAsync(outputs), Sites.AddressOf(stack)));
            }
        }

        return this;
    }

    private async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder, "tmp"));
        Directory.CreateDirectory(Cloud);
        Directory.CreateDirectory(Path.Combine(Tree, ".ci"));
        foreach (var file in Directory.GetFiles(Checkout.At(".ci")))
        {
            File.Copy(file, Path.Combine(Tree, ".ci", Path.GetFileName(file)));
        }

        File.Copy(Checkout.At("Pulumi.yaml"), Path.Combine(Tree, "Pulumi.yaml"));
        File.Copy(Checkout.At("Directory.Packages.props"), Path.Combine(Tree, "Directory.Packages.props"));
        foreach (var file in Directory.GetFiles(Checkout.At("tests", "fixtures", "stacks"), "Pulumi.*.yaml"))
        {
            // As an organisation fills them in.
            var own = (await File.ReadAllTextAsync(file))
                .Replace("example.com", "contoso.net")
                .Replace("203.0.113.", "20.30.40.")
                .Replace("11111111-", "a1b2c3d4-");
            own = "secretsprovider: azurekeyvault://kv-state.vault.azure.net/keys/pulumi\n" + own;
            await File.WriteAllTextAsync(Path.Combine(Tree, Path.GetFileName(file)), SignIn().Replace(own, "${1}" + SignInClientId));
        }

        await GitAsync("init", "--quiet", "--initial-branch", "main", "--template=");
    }

    [GeneratedRegex("\"0x\\w+\"")]
    private static partial Regex Tag();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/\w+/")]
    private static partial Regex Address();

    [GeneratedRegex("(signInClientId: ).*")]
    private static partial Regex SignIn();

    [GeneratedRegex(@"/[^ =]*/tmp/ai-workload-ci\.\w+")]
    private static partial Regex Work();
}
