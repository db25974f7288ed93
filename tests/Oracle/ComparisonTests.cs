using System.Text.Json.Nodes;
using Oracle.Tests.Comparison;

namespace Oracle.Tests;

/// <summary>The control: a comparison that finds nothing proves nothing unless it is known to find what is there.</summary>
public class ComparisonTests
{
    private const string Group = "urn:pulumi:dev::oracle::azure-native:resources:ResourceGroup::rg";
    private const string Vault = "urn:pulumi:dev::oracle::azure-native:keyvault:Vault::vault";

    private static JsonObject Plan() => JsonNode.Parse($$"""
        {
          "project": "oracle", "stack": "dev", "program": "left", "sdk": "local",
          "resources": [
            { "urn": "{{Group}}", "type": "azure-native:resources:ResourceGroup", "name": "rg",
              "inputs": { "location": "westeurope", "tags": {} }, "secrets": [], "dependsOn": [], "propertyDependsOn": {},
              "options": { "aliases": ["a", "b"], "customTimeouts": { "create": "1h30m" } } },
            { "urn": "{{Vault}}", "type": "azure-native:keyvault:Vault", "name": "vault",
              "inputs": { "properties": { "rules": [{ "value": "[secret]" }], "days": 7 } },
              "secrets": ["properties.rules[0].value"], "dependsOn": ["{{Group}}"], "propertyDependsOn": { "properties": ["{{Group}}"] },
              "options": { "protect": true } }
          ],
          "outputs": { "count": 1 }, "messages": []
        }
        """)!.AsObject();

    public static TheoryData<string, string, Action<JsonObject>> Edits => new()
    {
        { Group, "inputs.location", plan => Resource(plan, 0)["inputs"]!["location"] = "northeurope" },
        { Group, "inputs.tags", plan => Resource(plan, 0)["inputs"]!.AsObject().Remove("tags") },
        { Group, "inputs.managedBy", plan => Resource(plan, 0)["inputs"]!["managedBy"] = null },
        { Group, "options.aliases[1]", plan => Resource(plan, 0)["options"]!["aliases"]!.AsArray().RemoveAt(1) },
        { Group, "options.customTimeouts.create", plan => Resource(plan, 0)["options"]!["customTimeouts"]!["create"] = "5400000000001ns" },
        { Vault, "inputs.properties.days", plan => Resource(plan, 1)["inputs"]!["properties"]!["days"] = 7.5 },
        { Vault, "inputs.properties.days", plan => Resource(plan, 1)["inputs"]!["properties"]!["days"] = "7" },
        { Vault, "inputs.properties.rules[0].value", plan => Resource(plan, 1)["inputs"]!["properties"]!["rules"]![0]!["value"] = "open" },
        { Vault, "inputs.properties.rules[1]", plan => Resource(plan, 1)["inputs"]!["properties"]!["rules"]!.AsArray().Add(1) },
        { Vault, "secrets[0]", plan => Resource(plan, 1)["secrets"]!.AsArray().Clear() },
        { Vault, "dependsOn[0]", plan => Resource(plan, 1)["dependsOn"]!.AsArray().Clear() },
        { Vault, "propertyDependsOn.properties[0]", plan => Resource(plan, 1)["propertyDependsOn"]!["properties"]![0] = Vault },
        { Vault, "propertyDependsOn.properties", plan => Resource(plan, 1)["propertyDependsOn"]!.AsObject().Clear() },
        { Vault, "options.protect", plan => Resource(plan, 1)["options"]!["protect"] = false },
        { "plan", "outputs.count", plan => plan["outputs"]!["count"] = 2 },
        { "plan", "stack", plan => plan["stack"] = "prod" },
    };

    [Theory]
    [MemberData(nameof(Edits), DisableDiscoveryEnumeration = true)]
    public void Reports_one_edit_where_it_was_made(string urn, string path, Action<JsonObject> edit)
    {
        var edited = Plan();
        edit(edited);

        var difference = Assert.Single(PlanComparison.Compare(Plan(), edited));

        Assert.Equal((urn, path), (difference.Urn, difference.Path));
        Assert.NotEqual(difference.Left, difference.Right);
    }

    [Fact]
    public void Reports_a_resource_under_another_urn_as_missing_on_either_side()
    {
        var edited = Plan();
        Resource(edited, 0)["urn"] = Group + "2";

        Assert.Equal(
            [new(Group, "resource", "registered", null), new(Group + "2", "resource", null, "registered")],
            PlanComparison.Compare(Plan(), edited));
    }

    [Fact]
    public void Takes_order_of_sets_and_spelling_of_durations_for_the_same()
    {
        var edited = Plan();
        edited["program"] = "right";
        edited["sdk"] = "npm";
        Resource(edited, 0)["options"]!["aliases"] = new JsonArray("b", "a");
        Resource(edited, 0)["options"]!["customTimeouts"]!["create"] = "5400000000000ns";
        var resources = edited["resources"]!.AsArray();
        resources.Add(resources[0]!.DeepClone());
        resources.RemoveAt(0);

        Assert.Empty(PlanComparison.Compare(Plan(), edited));
    }

    [Fact]
    public void Shows_a_difference_with_its_resource_its_path_and_both_sides() => Assert.Equal(
        $"{Group}\n    inputs.tags\n      left:  {{}}\n      right: (nothing)",
        new Difference(Group, "inputs.tags", "{}", null).ToString());

    private static JsonNode Resource(JsonObject plan, int index) => plan["resources"]![index]!;
}
