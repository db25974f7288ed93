using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Planning.Plans;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Preflight.Tests.Rules;

/// <summary>Reads the resources of an example in Pulumi YAML, where ${name.id} and other outputs refer to a resource before.</summary>
internal static partial class ExamplePlan
{
    private static readonly ConcurrentDictionary<string, TestPlan> Read = new();

    public static TestPlan Of(string yaml) => Read.GetOrAdd(yaml, Parse);

    private static TestPlan Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var plan = new TestPlan();
        foreach (var (name, resource) in ((YamlMappingNode)stream.Documents[0].RootNode).Children)
        {
            var after = new SortedSet<string>(StringComparer.Ordinal);
            var json = Node(resource, plan, after)!.AsObject();
            var options = json["options"]?.AsObject() ?? [];
            var planned = TestResource.Of(
                ((string)json["type"]!)["azure-native:".Length..],
                name.ToString(),
                json["properties"]?.DeepClone().AsObject() ?? [],
                [.. after.Select(each => plan.Get(each).Urn)]
            );
            plan = plan.WithResource(planned with { Options = options.Deserialize<PlannedOptions>(JsonSerializerOptions.Web)! });
        }

        return plan;
    }

    private static JsonNode? Node(YamlNode node, TestPlan plan, ISet<string> after) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(
                map.Children.Select(entry => KeyValuePair.Create(Filled(entry.Key.ToString(), plan, after), Node(entry.Value, plan, after)))
            ),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(item => Node(item, plan, after))]),
            YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(Filled(scalar.Value!, plan, after)),
            _ => Filled(node.ToString(), plan, after),
        };

    private static JsonNode Plain(string text) =>
        bool.TryParse(text, out var flag) ? flag
        : long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
        : text;

    /// <summary>A reference to an output makes the resource wait, as in Pulumi.</summary>
    private static string Filled(string text, TestPlan plan, ISet<string> after) =>
        Reference()
            .Replace(text, match =>
            {
                var resource = plan.Get(match.Groups[1].Value);
                after.Add(resource.Name);
                return match.Groups[2].Value switch
                {
                    "" => resource.Urn,
                    "id" => resource.Id!,
                    "name" => resource.Id!.Split('/')[^1],
                    var output => resource.Outputs.Text(output)
                        ?? throw new InvalidOperationException($"{resource.Name} has no output {output}"),
                };
            });

    [GeneratedRegex(@"\$\{([\w-]+)(?:\.([\w.]+))?\}")]
    private static partial Regex Reference();
}
