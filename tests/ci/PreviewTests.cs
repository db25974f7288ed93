using Ci.Tests.Rehearsals;

namespace Ci.Tests;

public sealed class PreviewTests
{
    private const string Urn = "urn:pulumi:prod::ai-workload::ai-workload";

    /// <summary>As the CLI prints it: a step has the old state, the new state and the reasons.</summary>
    private const string Changes = $$"""
        {
          "steps": [
            {"op": "same", "urn": "urn:pulumi:prod::ai-workload::pulumi:pulumi:Stack::ai-workload-prod",
             "newState": {"type": "pulumi:pulumi:Stack"} },
            {"op": "update", "urn": "{{Urn}}:search:SearchService$azure-native:search:Service::search-service",
             "oldState": {"type": "azure-native:search:Service", "parent": "{{Urn}}:search:SearchService::search" },
             "newState": {"type": "azure-native:search:Service", "parent": "{{Urn}}:search:SearchService::search" },
             "diffReasons": ["replicaCount"], "detailedDiff": {"replicaCount": {"kind": "update"} } },
            {"op": "create-replacement", "urn": "{{Urn}}:storage:BlobStore$azure-native:storage:StorageAccount::documents-account"},
            {"op": "replace", "urn": "{{Urn}}:storage:BlobStore$azure-native:storage:StorageAccount::documents-account",
             "newState": {"type": "azure-native:storage:StorageAccount", "parent": "{{Urn}}:storage:BlobStore::documents"},
             "diffReasons": ["accountName"]}
          ],
          "changeSummary": {"replace": 1, "same": 129, "update": 1}
        }
        """;

    [Fact]
    public async Task The_preview_page_lists_changes_by_component_with_gate_and_check()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        rehearsal.Set("prod", "preview.json", Changes);
        var into = Path.Combine(rehearsal.Cloud, "preview");

        var previewed = await rehearsal.RunAsync("preview", "prod", Path.Combine(release.Folder, "app.zip"), release.Commit, into);

        Assert.True(previewed.Code == 0, previewed.ToString());
        var page = await File.ReadAllTextAsync(Path.Combine(into, "preview.md"));
        Assert.StartsWith(
            $"""
            ## Preview of prod: the gate accepts it

            `{release.Commit}`, package `{release.Digest}`: 1 replace, 129 same, 1 update

            | part | change | resource | properties |
            |---|---|---|---|
            | documents | replace | StorageAccount documents-account | accountName |
            | search | update | Service search-service | replicaCount |

            """,
            page
        );
        Assert.Contains("### preflight check", page);
        Assert.Contains("prod", page[page.IndexOf("### preflight check", StringComparison.Ordinal)..]);
        Assert.Equal(Changes, (await File.ReadAllTextAsync(Path.Combine(into, "preview.json"))).TrimEnd());
        Assert.DoesNotContain(rehearsal.Calls, call =>
            call.StartsWith("pulumi up") || call.StartsWith("az ") && !call.Contains("--name " + release.Digest)
        );
        await rehearsal.LeavesNothingAsync();
    }

    [Fact]
    public async Task A_preview_by_another_identity_plans_for_the_deployer()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        rehearsal.SetCheckOutput("no findings");
        rehearsal.Variables["DEPLOYER_OBJECT_ID"] = "44444444-5555-4666-8777-888888888888";

        await rehearsal.RunAsync(
            "preview",
            "prod",
            Path.Combine(release.Folder, "app.zip"),
            release.Commit,
            Path.Combine(rehearsal.Cloud, "preview")
        );

        var configured = Assert.Single(rehearsal.Calls, call => call.StartsWith("pulumi config set-all"));
        Assert.EndsWith(
            "--plaintext ai-workload:deployerObjectId=44444444-5555-4666-8777-888888888888 --plaintext "
                + "ai-workload:deployerPrincipalType=ServicePrincipal",
            configured
        );
    }

    /// <summary>It would show role assignments that no update makes.</summary>
    [Theory]
    [InlineData("preview", "dev", "PACKAGE", "COMMIT", "page")]
    [InlineData("drift", "dev")]
    public async Task A_preview_without_the_id_of_the_deployer_is_rejected(string script, params string[] arguments)
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        rehearsal.Variables.Remove("DEPLOYER_OBJECT_ID");
        var package = Path.Combine(release.Folder, "app.zip");

        var refused = await rehearsal.RunAsync(
            script,
            [.. arguments.Select(word => word.Replace("PACKAGE", package).Replace("COMMIT", release.Commit))]
        );

        Assert.Equal(2, refused.Code);
        Assert.Contains("missing: the variable DEPLOYER_OBJECT_ID", refused.Errors);
        Assert.Empty(rehearsal.Calls);
        await rehearsal.LeavesNothingAsync();
    }

    [Fact]
    public async Task A_failed_preview_replaces_an_older_page()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        await File.AppendAllTextAsync(Path.Combine(rehearsal.Tree, "Pulumi.prod.yaml"), "  ai-workload:commit: by-hand\n");
        var into = Directory.CreateDirectory(Path.Combine(rehearsal.Cloud, "preview")).FullName;
        await File.WriteAllTextAsync(Path.Combine(into, "preview.md"), "## Preview of prod: the gate accepts it\n");

        var previewed = await rehearsal.RunAsync("preview", "prod", Path.Combine(release.Folder, "app.zip"), release.Commit, into);

        Assert.True(previewed.Code == 2, previewed.ToString());
        Assert.Equal(
            "## Preview of prod: **it failed**; see the log of the job\n",
            await File.ReadAllTextAsync(Path.Combine(into, "preview.md"))
        );
    }

    [Theory]
    [InlineData(1, "**the gate rejects it**")]
    [InlineData(2, "**the gate could not check it**")]
    public async Task A_preview_exits_with_the_code_of_the_gate(int code, string verdict)
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        rehearsal.SetGateResult(code);
        rehearsal.SetCheckOutput("no findings");
        var into = Path.Combine(rehearsal.Cloud, "preview");

        var previewed = await rehearsal.RunAsync(
            "preview",
            "prod",
            Path.Combine(release.Folder, "app.zip"),
            release.Commit,
            into,
            "--allow",
            "allow-higher-cost"
        );

        Assert.True(previewed.Code == code, previewed.ToString());
        Assert.StartsWith($"## Preview of prod: {verdict}\n", previewed.Output);
        Assert.Contains("No resource changes.", previewed.Output);
        Assert.Contains(
            $"dotnet run --no-build --project tools/preflight -- gate prod --preview {into}/preview.json --format markdown "
                + "--allow allow-higher-cost",
            rehearsal.Calls
        );
    }
}
