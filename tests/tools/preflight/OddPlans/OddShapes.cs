using System.Text.Json.Nodes;
using Planning.Plans;

namespace Preflight.Tests.OddPlans;

/// <summary>Copies of a plan of which the shape as a whole is odd.</summary>
internal static class OddShapes
{
    private const int Many = 20;
    private const int Long = 500;

    public static readonly IReadOnlyDictionary<string, Func<Plan, Plan>> All = new Dictionary<string, Func<Plan, Plan>>
    {
        ["no resource"] = plan => plan with { Resources = [] },
        ["no input"] = plan => Each(plan, each => each with { Inputs = [] }),
        ["no output"] = plan => Each(plan, each => each with { Outputs = [] }),
        ["many sites"] = plan => Added(plan, Many, (each, at) => each with { Urn = $"{each.Urn}-{at}", Name = $"{each.Name}-{at}" }),
        ["equal names and ids"] = plan =>
            plan with
            {
                Resources =
                [
                    .. plan.Resources,
                    .. plan.Resources.Where(each => each.Custom).Select(each => each with { Urn = each.Urn + "-again" }),
                ],
            },
        ["one id for all"] = plan => Each(plan, each => each with { Id = plan.Resources.First(one => one.Custom).Id }),
        ["one name for all"] = plan => Each(plan, each => each with { Name = "name" }),
        ["ids of other case"] = plan => Each(plan, each => each with { Id = each.Id?.ToUpperInvariant() }),
        ["ids in lower case"] = plan => Each(plan, each => each with { Id = each.Id?.ToLowerInvariant() }),
        ["ids that are no ids"] = plan => Malformed(plan),
        ["ids of the last segment alone"] = plan => Each(plan, each => each with { Id = each.Id?.Split('/')[^1] }),
        ["ids with a slash at the end"] = plan => Each(plan, each => each with { Id = each.Id + "/" }),
        ["ids with one segment too few"] = plan => Each(plan, each => each with { Id = each.Id?[..Math.Max(each.Id.LastIndexOf('/'), 1)] }),
        ["types of other case"] = plan => Each(plan, each => each with { Type = each.Type.Replace("azure-native:", "azure-native:X") }),
        ["types in lower case"] = plan => Each(plan, each => each with { Type = each.Type.ToLowerInvariant() }),
        ["types without a name"] = plan => Each(plan, each => each with { Type = "azure-native:" }),
        ["types without a module"] = plan => Each(plan, each => each with { Type = "azure-native:WebApp" }),
        ["types of a foreign version"] = plan =>
            Each(plan, each => each with { Type = each.Type.Replace("azure-native:", "azure-native:").Replace(":", "/v20990101:") }),
        ["names beyond ASCII"] = plan => Each(plan, each => each with { Name = $"名前-ñ-'\"<{each.Name}>|`[x]{{y}}%20" }),
        ["values in other case"] = plan =>
            Leaves(plan, value => value.TryGetValue<string>(out var text) ? text.ToUpperInvariant() : value.DeepClone()),
        ["numbers and flags as texts"] = plan => Leaves(plan, value => value.ToString()),
        ["unknown everywhere"] = plan => Leaves(plan, _ => PlannedValues.Unknown),
        ["secrets everywhere"] = plan => Leaves(plan, _ => PlannedValues.Secret),
        ["every input unknown"] = plan => Inputs(plan, _ => PlannedValues.Unknown),
        ["every input secret"] = plan => Inputs(plan, _ => PlannedValues.Secret),
        ["every input null"] = plan => Inputs(plan, _ => null),
        ["every input a list"] = plan => Inputs(plan, value => new JsonArray(value?.DeepClone())),
        ["every input deep"] = plan => Inputs(plan, value => OddValues.Deep(40)),
        ["a long list"] = plan =>
            Each(plan, each =>
                plan.Resources.First(one => one.Type.EndsWith(":NetworkSecurityGroup")) == each
                    ? each with
                    {
                        Inputs = Lengthened(each.Inputs),
                    }
                    : each
            ),
        ["nothing waits"] = plan =>
            Each(plan, each => each with { DependsOn = [], PropertyDependsOn = new Dictionary<string, IReadOnlyList<string>>() }),
        ["each waits for each"] = plan =>
            Each(plan, each => each with { DependsOn = [.. plan.Resources.Select(one => one.Urn), "urn:pulumi:none"] }),
        ["parents in a circle"] = plan => Each(plan, each => each with { Parent = each.Urn }),
        ["no parents"] = plan => plan with { Resources = [.. plan.Resources.Select(each => each with { Parent = "urn:none" })] },
        ["odd options"] = plan => Each(plan, each => each with { Options = Options(each) }),
        ["odd names of plan"] = plan => plan with { Stack = "", Project = "", Location = "?", Program = "", Sdk = "" },
        ["secret and unknown paths of nothing"] = plan =>
            Each(plan, each => each with { Secrets = ["x[9].y", "[", "..", ""], Unknowns = ["z", "]", "a[-1]"] }),
        ["an unknown id"] = plan => Each(plan, each => each with { Id = each.Type.Contains("Vault") ? null : each.Id }),
    };

    private static Plan Each(Plan plan, Func<PlannedResource, PlannedResource> change) =>
        plan with
        {
            Resources = [.. plan.Resources.Select(each => each.Custom ? change(each) : each)],
        };

    private static Plan Inputs(Plan plan, Func<JsonNode?, JsonNode?> change) =>
        Each(plan, each => each with { Inputs = new(each.Inputs.Select(entry => KeyValuePair.Create(entry.Key, change(entry.Value)))) });

    private static Plan Leaves(Plan plan, Func<JsonValue, JsonNode?> change) =>
        Each(plan, each =>
            each with
            {
                Inputs = (JsonObject)Leaf(each.Inputs, change)!,
                Outputs = (JsonObject)Leaf(each.Outputs, change)!,
            }
        );

    private static JsonNode? Leaf(JsonNode? node, Func<JsonValue, JsonNode?> change) =>
        node switch
        {
            JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Leaf(entry.Value, change)))),
            JsonArray list => new JsonArray([.. list.Select(item => Leaf(item, change))]),
            JsonValue value => change(value),
            _ => null,
        };

    private static Plan Added(Plan plan, int count, Func<PlannedResource, int, PlannedResource> change)
    {
        var one = plan.Resources.First(each => each.Type.EndsWith(":WebApp", StringComparison.Ordinal));
        return plan with { Resources = [.. plan.Resources, .. Enumerable.Range(0, count).Select(at => change(one, at))] };
    }

    private static Plan Malformed(Plan plan)
    {
        string[] ids =
        [
            "/",
            "x",
            "//",
            "/subscriptions",
            "/providers/",
            "/providers/x",
            "/subscriptions/a/resourceGroups/b/providers/C/d",
            "[id]",
            " ",
        ];
        var at = 0;
        return Each(plan, each => each with { Id = ids[at++ % ids.Length] });
    }

    /// <summary>The longest list becomes very long, at the first level.</summary>
    private static JsonObject Lengthened(JsonObject inputs)
    {
        var copy = inputs.DeepClone().AsObject();
        if (copy.Select(entry => entry.Value).OfType<JsonArray>().MaxBy(list => list.Count) is { Count: > 0 } list)
        {
            var text = list[0]?.ToJsonString() ?? "null";
            while (list.Count < Long)
            {
                list.Add(JsonNode.Parse(text));
            }
        }

        return copy;
    }

    private static PlannedOptions Options(PlannedResource resource) =>
        new()
        {
            IgnoreChanges = ["", "*", "[", "a[", "a[-1]", "a..b", "[\"", "[\"x\"].y[*]", "名前", new string('.', 300)],
            ReplaceOnChanges = ["", "*", "a[-1]", "]["],
            AdditionalSecretOutputs = ["", "[", "x.y"],
            Aliases = ["", "urn:", "type=", "name=x parent=", "urn:pulumi:a::b::c"],
            ImportId = "//",
            DeletedWith = "urn:none",
            CreateTimeout = "99999999999999999999h",
            UpdateTimeout = "1e5s",
            DeleteTimeout = "",
            PluginDownloadUrl = "http://[",
        };
}
