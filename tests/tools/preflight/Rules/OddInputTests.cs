using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Checking;
using Preflight.Costs;
using Preflight.Rules.Framework;

namespace Preflight.Tests.Rules;

/// <summary>Programs that are not typed can give any value to any input. Each rule judges it or passes it over.</summary>
public sealed class OddInputTests
{
    private static readonly Dictionary<string, string> Odd = new()
    {
        ["an empty text"] = "\"\"",
        ["a text"] = "\"Ünïcode /:*[]${} 2001:db8::/32\"",
        ["an address range of IPv6"] = "\"2001:db8::/32\"",
        ["a number"] = "-1.5",
        ["a large number"] = "1e300",
        ["a flag"] = "true",
        ["an empty list"] = "[]",
        ["a list of kinds"] = "[null, \"x\", 1, {}, [null]]",
        ["an object"] = "{ \"x\": null, \"id\": [1], \"\": {} }",
        ["null"] = "null",
        ["an unknown"] = $"\"{PlannedValues.Unknown}\"",
        ["a secret"] = $"\"{PlannedValues.Secret}\"",
    };

    public static TheoryData<string> Values => [.. Odd.Keys];

    [Theory]
    [MemberData(nameof(Values))]
    public void No_rule_fails_on_an_input_of_another_kind(string name)
    {
        var value = Odd[name];

        var failures = Rulebook
            .All.SelectMany(rule =>
                rule.Facts.Select(facts => facts.Example)
                    .Distinct()
                    .SelectMany(example => Variants(ExamplePlan.Of(example).Azure(false), value))
                    .Select(plan => Failure(rule, plan))
                    .OfType<string>()
            )
            .Distinct();

        Assert.True(!failures.Any(), string.Join('\n', failures));
    }

    private static string? Failure(IRule rule, AzurePlan plan)
    {
        try
        {
            return rule.Check(plan).Any(finding => finding.Message.Length == 0) ? $"{rule.Facts[0].Id}: an empty message" : null;
        }
        catch (Exception failure)
        {
            var frame = failure.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Preflight.", StringComparison.Ordinal));
            return $"{rule.Facts[0].Id}: {failure.GetType().Name} {failure.Message} {frame?.Trim()}";
        }
    }

    /// <returns>A plan for each input of each resource, replaced, and one where all leaves are.</returns>
    private static IEnumerable<AzurePlan> Variants(AzurePlan plan, string value)
    {
        foreach (var resource in plan.Plan.Resources)
        {
            foreach (var path in Paths(resource.Inputs).ToArray())
            {
                var inputs = resource.Inputs.DeepClone().AsObject();
                Replace(inputs, path, JsonNode.Parse(value));
                yield return Of(plan, plan.Plan.Resources.Select(each => each == resource ? each with { Inputs = inputs } : each));
            }
        }

        yield return Of(
            plan,
            plan.Plan.Resources.Select(each =>
            {
                var inputs = each.Inputs.DeepClone().AsObject();
                foreach (var path in Paths(each.Inputs).Where(path => path.Length == 1))
                {
                    Replace(inputs, path, JsonNode.Parse(value));
                }

                return each with
                {
                    Inputs = inputs,
                };
            })
        );
    }

    private static AzurePlan Of(AzurePlan plan, IEnumerable<PlannedResource> resources)
    {
        var changed = plan.Plan with { Resources = [.. resources] };
        return new AzurePlan(
            changed,
            plan.Template,
            Stage.Production,
            TestPlan.Today,
            new Lazy<decimal>(() => CostEstimate.Of(changed, CostTerms.None, Stage.Production).Total),
            null
        );
    }

    private static IEnumerable<object[]> Paths(JsonNode? node) =>
        node switch
        {
            JsonObject map => map.SelectMany(entry =>
                Paths(entry.Value).Select(rest => (object[])[entry.Key, .. rest]).Prepend([entry.Key])
            ),
            JsonArray list => list.SelectMany((item, i) => Paths(item).Select(rest => (object[])[i, .. rest]).Prepend([i])),
            _ => [],
        };

    private static void Replace(JsonNode node, object[] path, JsonNode? value)
    {
        foreach (var step in path[..^1])
        {
            node = (step is int index ? node[index] : node[(string)step])!;
        }

        switch (node)
        {
            case JsonArray list:
                list[(int)path[^1]] = value;
                break;
            default:
                node[(string)path[^1]] = value;
                break;
        }
    }
}
