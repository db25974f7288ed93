using System.Text.Json.Nodes;
using Fixtures;
using Planning.Plans;

namespace Preflight.Tests.States;

/// <summary>plan, check and gate with --state, on a state that a rehearsal wrote.</summary>
public sealed class StateCommandTests
{
    private static readonly Lazy<Task<string>> Sandbox = new(RehearseAsync);

    [Fact]
    public async Task A_plan_of_an_unchanged_stack_has_no_changes()
    {
        var (exitCode, output, errors) = await InProcess.RunAsync(["plan", "sandbox", .. Project, "--state", await Sandbox.Value]);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("compared with sandbox.json", output);
        Assert.Contains("no changes. 76 unchanged", output);
    }

    [Fact]
    public async Task A_plan_shows_what_changes_with_the_marks_and_counts_of_the_Pulumi_CLI()
    {
        using var folder = await EditedAsync(resources =>
        {
            Find(resources, "budget")["inputs"]!["amount"] = 1;
            Find(resources, "vault")["inputs"]!["location"] = "westus";
            resources.Remove(Find(resources, "workbook-page"));
            resources.Add(Gone(Find(resources, "chat-plan")));
        });

        var (exitCode, output, errors) = await InProcess.RunAsync(["plan", "sandbox", .. Project, "--state", StateIn(folder)]);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("~  consumption:Budget budget update; amount", output);
        Assert.Contains("+- keyvault:Vault vault replace; because of location", output);
        Assert.Contains("+  applicationinsights:Workbook workbook-page create", output);
        Assert.Contains("-  web:AppServicePlan old-plan delete", output);
        Assert.Contains("    + 1 to create\n    ~ 1 to update\n    - 1 to delete\n    +-", output);
    }

    [Fact]
    public async Task A_plan_file_lists_operations_and_reasons_and_can_be_read_again()
    {
        using var folder = await EditedAsync(resources => Find(resources, "vault")["inputs"]!["location"] = "westus");

        var (exitCode, output, _) = await InProcess.RunAsync([
            "plan",
            "sandbox",
            .. Project,
            "--state",
            StateIn(folder),
            "--format",
            "json",
        ]);

        Assert.Equal(0, exitCode);
        folder.With("plan.json", output);
        var update = PlanFile.Read(Path.Combine(folder.Path, "plan.json")).Update!;
        Assert.Equal("edited.json", update.State);
        Assert.Equal(["location"], update.Steps.Single(step => step is { Operation: "replace", Name: "vault" }).Reasons);
        Assert.Equal(update.Changes["replace"], update.Steps.Count(step => step.Operation == "replace"));
    }

    [Fact]
    public async Task A_protected_resource_that_is_replaced_exits_with_1_and_is_rejected_by_the_gate()
    {
        using var folder = await EditedAsync(resources => resources.Add(Gone(Find(resources, "chat-plan"), isProtected: true)));
        string[] arguments = ["sandbox", .. Project, "--state", StateIn(folder)];

        var plan = await InProcess.RunAsync(["plan", .. arguments]);
        var gate = await InProcess.RunAsync(["gate", .. arguments, "--today", "2026-11-30"]);
        var check = await InProcess.RunAsync(["check", .. arguments, "--today", "2026-11-30"]);

        Assert.Equal((1, 1, 1), (plan.ExitCode, gate.ExitCode, check.ExitCode));
        Assert.Contains("error old-plan: it is protected, and the program has it no more", plan.Output);
        Assert.Contains("rejected old-plan: it is protected", gate.Output);
        Assert.Contains("computed offline from edited.json, without the Pulumi CLI", gate.Output);
        Assert.Contains("error old-plan: it is protected", check.Output);
    }

    [Fact]
    public async Task A_check_and_the_gate_find_a_replaced_data_store()
    {
        using var folder = await EditedAsync(resources => Find(resources, "vault")["inputs"]!["location"] = "westus");
        string[] arguments = ["sandbox", .. Project, "--state", StateIn(folder), "--today", "2026-11-30"];

        var check = await InProcess.RunAsync(["check", .. arguments]);
        var gate = await InProcess.RunAsync(["gate", .. arguments, "--allow", "allow-data-loss"]);

        Assert.Equal(1, check.ExitCode);
        Assert.Contains("error vault: would be replaced by an empty one because of location update-data-loss", check.Output);
        Assert.Contains("accepted vault keyvault:Vault: would be replaced by an empty one because of location", gate.Output);
    }

    [Fact]
    public async Task A_state_alone_is_judged_as_the_program_is()
    {
        using var empty = new ProjectFolder();
        var program = await InProcess.RunAsync(["check", "sandbox", .. Project, "--today", "2026-11-30", "--format", "json"]);

        var (exitCode, output, errors) = await InProcess.RunAsync([
            "check",
            "--state",
            await Sandbox.Value,
            "--today",
            "2026-11-30",
            "--format",
            "json",
            "--project",
            Repository.Root,
            "--config-dir",
            FixtureStacks.Directory,
        ]);
        var alone = await InProcess.RunAsync(["check", "--state", await Sandbox.Value, "--today", "2026-11-30", "--project", empty.Path]);

        Assert.Equal((program.ExitCode, ""), (exitCode, errors));
        Assert.Equal(Findings(program.Output), Findings(output));
        Assert.Contains("sandbox.json is judged as the last update or refresh left it", alone.Output);
        Assert.Contains("error chat-site: ", alone.Output);
        Assert.Equal(1, alone.ExitCode);
    }

    [Theory]
    [InlineData("gate sandbox", "the gate needs an update: --preview FILE")]
    [InlineData("gate sandbox --preview a.json --state b.json", "the gate judges --preview or --state; leave one of them out")]
    [InlineData("gate --state a.json", "--state is compared with a program; name the stack too")]
    [InlineData("check --all --state a.json", "--state is of one stack; name the stack instead of --all")]
    [InlineData("plan sandbox --state a.json --unknowns", "leave out --unknowns")]
    [InlineData("plan --plan a.json --state b.json", "name a stack instead of --plan")]
    [InlineData("plan sandbox --state nothing.json", "there is no state nothing.json")]
    public async Task A_call_that_does_not_fit_exits_with_2_and_the_reason(string call, string message)
    {
        var (exitCode, output, errors) = await InProcess.RunAsync([.. call.Split(' '), .. Project]);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(message, errors);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_state_without_a_resource_of_Azure_is_nothing_to_judge()
    {
        using var folder = new ProjectFolder().With(
            "aws.json",
            """
            {"version":3,"deployment":{"resources":[{"urn":"urn:pulumi:dev::p::aws:s3/bucket:Bucket::b","type":"aws:s3/bucket:Bucket"}]}}
            """
        );

        var (exitCode, _, errors) = await InProcess.RunAsync(["check", "--state", Path.Combine(folder.Path, "aws.json")]);

        Assert.Equal(2, exitCode);
        Assert.Contains("has no resource of azure-native, so there is nothing to judge", errors);
    }

    private static string[] Project => ["--project", Repository.Root, "--config-dir", FixtureStacks.Directory];

    private static async Task<string> RehearseAsync()
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "states")).FullName, "sandbox.json");
        string[] what = ["--habits", "none", "--only", "create", "--today", "2026-11-30", "--timeout", "600", "--state", file];
        var (exitCode, output, errors) = await InProcess.RunAsync(["rehearse", "sandbox", .. Project, .. what]);
        Assert.True(exitCode == 0, output + errors);
        return file;
    }

    private static async Task<ProjectFolder> EditedAsync(Action<JsonArray> edit)
    {
        var root = JsonNode.Parse(await File.ReadAllTextAsync(await Sandbox.Value))!;
        edit(root["deployment"]!["resources"]!.AsArray());
        return new ProjectFolder().With("edited.json", root.ToJsonString());
    }

    private static string StateIn(ProjectFolder folder) => Path.Combine(folder.Path, "edited.json");

    private static JsonObject Find(JsonArray resources, string name) =>
        resources
            .Select(resource => resource!.AsObject())
            .Single(resource =>
                resource["custom"]!.GetValue<bool>() && resource["urn"]!.ToString().EndsWith($"::{name}", StringComparison.Ordinal)
            );

    private static JsonObject Gone(JsonObject resource, bool isProtected = false)
    {
        var copy = resource.DeepClone().AsObject();
        copy["urn"] = copy["urn"]!.ToString().Replace("::chat-plan", "::old-plan");
        copy["protect"] = isProtected;
        return copy;
    }

    private static IEnumerable<string> Findings(string json) =>
        JsonNode.Parse(json)![0]!["findings"]!.AsArray().Select(finding => $"{finding!["rule"]} {finding["urn"]}");
}
