using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CommandLine;
using Planning.Plans;
using Preflight.Requests;
using Stacks.Tests.Bicep;
using Stacks.Tests.Faults;

namespace Stacks.Tests;

/// <summary>The ARM template that `export` prints.</summary>
public sealed partial class ExportTests
{
    /// <summary>Both commands compile the template. The snapshot is what Azure's own template engine would create.</summary>
    [BicepFact]
    public async Task Bicep_decompiles_builds_and_predicts_every_export()
    {
        var folder = Directory.CreateTempSubdirectory("export-").FullName;
        File.Copy(Checkout.At("tests/infra/stacks/Bicep", "bicepconfig.json"), Path.Combine(folder, "bicepconfig.json"));
        string[] stacks = ["sandbox", "dev", "test", "prod"];
        var exports = await Task.WhenAll(stacks.Select(stack => ExportAsync(stack, folder)));

        await Task.WhenAll(stacks.Select(stack => DecompileAsync(stack, folder)));
        var predicted = await Task.WhenAll(stacks.Select(stack => PredictAsync(stack, folder)));

        Assert.Equal(exports.Select(export => export["resources"]!.AsArray().Count), predicted);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Secrets_and_unknown_values_are_parameters_without_a_value()
    {
        var plan = Mutation.Change((await PlannedStack.Prod).Plan, "vault", each =>
            Mutation.With(Mutation.With(each, "properties.sku", "\"[unknown]\""), "properties.tenantId", "\"[secret]\"")
        );

        var template = ArmTemplate.Of(plan, Judging.Types).ToJson();
        var text = template.ToJsonString();

        Assert.DoesNotContain(PlannedValues.Secret, text);
        Assert.DoesNotContain(PlannedValues.Unknown, text);
        Assert.Equal("""{"type":"securestring"}""", template["parameters"]!["vault_properties_tenantId"]!.ToJsonString());
        Assert.Equal("""{"type":"object"}""", template["parameters"]!["vault_properties_sku"]!.ToJsonString());
        Assert.Equal("[parameters('vault_properties_sku')]", (string?)One(template, "Microsoft.KeyVault/vaults")["properties"]!["sku"]);
    }

    [Theory]
    [InlineData("[draft]", "[[draft]")]
    [InlineData("[[draft]", "[[[draft]")]
    [InlineData("[draft] text", "[draft] text")]
    [InlineData("text [draft]", "text [draft]")]
    public async Task A_text_in_brackets_does_not_become_an_expression(string text, string written)
    {
        var plan = Mutation.Change((await PlannedStack.Prod).Plan, "documents-app-blob-reader", each =>
            Mutation.With(each, "description", JsonValue.Create(text).ToJsonString())
        );

        var template = ArmTemplate.Of(plan, Judging.Types).ToJson().ToJsonString();

        Assert.Contains($"\"description\":\"{written}\"", template);
    }

    [Fact]
    public async Task What_a_template_for_one_group_cannot_create_is_listed()
    {
        var template = ArmTemplate.Of((await PlannedStack.Prod).Plan, Judging.Types);

        Assert.Empty(template.Problems());
        Assert.Collection(
            template.LeftOut().Order(StringComparer.Ordinal),
            line => Assert.StartsWith("gateway-certificate-gateway-vault-secrets-user: left out", line),
            line => Assert.Equal("workload: deploy the template to this resource group", line)
        );
    }

    private static async Task<JsonObject> ExportAsync(string stack, string folder)
    {
        var export = ArmTemplate.Of((await PlannedStack.PlanAsync(stack)).Plan, Judging.Types).ToJson();
        await File.WriteAllTextAsync(Path.Combine(folder, $"{stack}.json"), export.ToJsonString());
        var values = export["parameters"]!.AsObject().Select(parameter => $"param {parameter.Key} = 'x'");
        await File.WriteAllLinesAsync(Path.Combine(folder, $"{stack}.bicepparam"), [$"using './{stack}.bicep'", .. values]);
        return export;
    }

    private static async Task DecompileAsync(string stack, string folder)
    {
        var (exitCode, lines) = await BicepTool.RunAsync("decompile", Path.Combine(folder, $"{stack}.json"));

        Assert.Equal(0, exitCode);
        Assert.Empty(Complaints(lines));
    }

    private static async Task<int> PredictAsync(string stack, string folder)
    {
        var (exitCode, lines) = await BicepTool.RunAsync([
            "snapshot",
            Path.Combine(folder, $"{stack}.bicepparam"),
            "--resource-group",
            "group",
            "--location",
            "swedencentral",
        ]);

        Assert.Equal(0, exitCode);
        Assert.Empty(Complaints(lines));
        var snapshot = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, $"{stack}.snapshot.json")))!;
        Assert.Empty(snapshot["diagnostics"]!.AsArray());
        return snapshot["predictedResources"]!.AsArray().Count;
    }

    /// <summary>Azure publishes no types of the version of App Service that the package sends.</summary>
    private static IEnumerable<string> Complaints(IEnumerable<string> lines) =>
        lines.Where(line => Diagnostic().IsMatch(line) && !(line.Contains("BCP081") && line.Contains("\"Microsoft.Web/")));

    [GeneratedRegex(@"\) : (Error|Warning|Info) |[Ff]ailed")]
    private static partial Regex Diagnostic();

    private static JsonObject One(JsonObject template, string type) =>
        template["resources"]!.AsArray().Single(resource => (string?)resource!["type"] == type)!.AsObject();
}
