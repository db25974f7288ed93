using System.Text.Json.Nodes;
using Oracle.Tests.Comparison;

namespace Oracle.Tests;

/// <summary>The control: the comparison must report known differences.</summary>
public class ComparisonTests
{
    private const string Stack = "urn:pulumi:dev::oracle::pulumi:pulumi:Stack::oracle-dev";
    private const string Group = "urn:pulumi:dev::oracle::azure-native:resources:ResourceGroup::rg";
    private const string OnCall = "urn:pulumi:dev::oracle::azure-native:monitor:ActionGroup::people";

    private const string Secret = """{ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "hidden" }""";
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static JsonObject Plan() =>
        JsonNode
            .Parse(
                $$"""
                {
                  "project": "oracle", "stack": "dev", "program": "left", "sdk": "local",
                  "resources": [
                    { "urn": "{{Group}}", "type": "azure-native:resources:ResourceGroup", "name": "rg",
                      "inputs": { "location": "westeurope", "tags": {} }, "dependsOn": [], "propertyDependsOn": {},
                      "parent": "{{Stack}}", "options": { "aliases": ["name=a", "name=b"], "createTimeout": "1h30m" } },
                    { "urn": "{{OnCall}}", "type": "azure-native:monitor:ActionGroup", "name": "people",
                      "inputs": { "properties": { "rules": [{ "value": {{Secret}} }], "days": 7 } },
                      "dependsOn": ["{{Group}}"], "propertyDependsOn": { "properties": ["{{Group}}"] },
                      "options": { "protect": true } }
                  ],
                  "outputs": { "count": 1 }, "messages": []
                }
                """
            )!
            .AsObject();

    public static TheoryData<string, string, Action<JsonObject>> Edits =>
        new()
        {
            { Group, "inputs.location", plan => Resource(plan, 0)["inputs"]!["location"] = "northeurope" },
            { Group, "inputs.tags", plan => Resource(plan, 0)["inputs"]!.AsObject().Remove("tags") },
            { Group, "inputs.managedBy", plan => Resource(plan, 0)["inputs"]!["managedBy"] = null },
            { Group, "options.aliases[1]", plan => Resource(plan, 0)["options"]!["aliases"]!.AsArray().RemoveAt(1) },
            { Group, "options.createTimeout", plan => Resource(plan, 0)["options"]!["createTimeout"] = "5400000000001ns" },
            { Group, "options.aliases[0]", plan => Resource(plan, 0)["options"]!["aliases"]![0] = "name=a parent=none" },
            { OnCall, "inputs.properties.days", plan => Resource(plan, 1)["inputs"]!["properties"]!["days"] = 7.5 },
            { OnCall, "inputs.properties.days", plan => Resource(plan, 1)["inputs"]!["properties"]!["days"] = "7" },
            {
                OnCall,
                "inputs.properties.rules[0].value",
                plan => Resource(plan, 1)["inputs"]!["properties"]!["rules"]![0]!["value"] = "open"
            },
            { OnCall, "inputs.properties.rules[1]", plan => Resource(plan, 1)["inputs"]!["properties"]!["rules"]!.AsArray().Add(1) },
            {
                OnCall,
                "inputs.properties.rules[0].value.value",
                plan => Resource(plan, 1)["inputs"]!["properties"]!["rules"]![0]!["value"]!["value"] = "other"
            },
            { OnCall, "dependsOn[0]", plan => Resource(plan, 1)["dependsOn"]!.AsArray().Clear() },
            { OnCall, "propertyDependsOn.properties[0]", plan => Resource(plan, 1)["propertyDependsOn"]!["properties"]![0] = OnCall },
            { OnCall, "propertyDependsOn.properties", plan => Resource(plan, 1)["propertyDependsOn"]!.AsObject().Clear() },
            { OnCall, "options.protect", plan => Resource(plan, 1)["options"]!["protect"] = false },
            { "plan", "outputs.count", plan => plan["outputs"]!["count"] = 2 },
            { "plan", "messages[0]", plan => plan["messages"]!.AsArray().Add("a warning") },
            { "plan", "stack", plan => plan["stack"] = "prod" },
        };

    [Theory]
    [MemberData(nameof(Edits), DisableDiscoveryEnumeration = true)]
    public void Reports_one_edit_at_its_path(string urn, string path, Action<JsonObject> edit)
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
            PlanComparison.Compare(Plan(), edited)
        );
    }

    [Fact]
    public void Ignores_the_order_of_sets_and_the_format_of_durations()
    {
        var edited = Plan();
        edited["program"] = "right";
        edited["sdk"] = "npm";
        Resource(edited, 0)["options"]!["aliases"] = new JsonArray("name=b", $"name=a parent={Stack}");
        Resource(edited, 0)["options"]!["createTimeout"] = "5400000000000ns";
        var resources = edited["resources"]!.AsArray();
        resources.Add(resources[0]!.DeepClone());
        resources.RemoveAt(0);

        Assert.Empty(PlanComparison.Compare(Plan(), edited));
    }

    [Theory]
    [InlineData("web:WebApp", "siteConfig", true)]
    [InlineData("web:WebApp", "tags", false)]
    [InlineData("web:Certificate", "siteConfig", false)]
    public void Accepts_coarser_secrets_only_where_Node_fills_in_nested_defaults(string type, string property, bool same)
    {
        var element = $$"""{ "a": {{Secret}}, "b": 1 }""";
        var whole = Secret.Replace("\"hidden\"", """{ "a": "hidden", "b": 1 }""");

        Assert.Equal(same, PlanComparison.Compare(With(element), With(whole)).Count == 0);
        Assert.NotEmpty(PlanComparison.Compare(With(element), With("""{ "a": "hidden", "b": 1 }""")));
        Assert.NotEmpty(PlanComparison.Compare(With(element), With(whole.Replace("1 }", "2 }"))));

        JsonObject With(string value) =>
            JsonNode
                .Parse($$"""{ "resources": [{ "urn": "u", "type": "azure-native:{{type}}", "inputs": { "{{property}}": {{value}} } }] }""")!
                .AsObject();
    }

    [Theory]
    [InlineData("""{ "a": "UNKNOWN" }""", "\"UNKNOWN\"", true)]
    [InlineData("""{ "a": "known" }""", "\"UNKNOWN\"", false)]
    public void Accepts_coarser_unknowns_where_Node_fills_in_nested_defaults(string element, string whole, bool same)
    {
        Assert.Equal(same, PlanComparison.Compare(With(element), With(whole)).Count == 0);

        JsonObject With(string value) =>
            JsonNode
                .Parse(
                    $$"""
                    { "resources": [{ "urn": "u", "type": "azure-native:web:WebApp", "inputs": { "siteConfig": {{value}} } }] }
                    """.Replace("UNKNOWN", Unknown)
                )!
                .AsObject();
    }

    [Fact]
    public void Shows_a_difference_with_resource_path_and_both_values() =>
        Assert.Equal(
            $"{Group}\n    inputs.tags\n      left:  {{}}\n      right: (nothing)",
            new Difference(Group, "inputs.tags", "{}", null).ToString()
        );

    private static JsonNode Resource(JsonObject plan, int index) => plan["resources"]![index]!;
}
