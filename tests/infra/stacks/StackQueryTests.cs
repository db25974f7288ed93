using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.Checking;
using Preflight.Rules.Framework;

namespace Stacks.Tests;

/// <summary>Every Kusto query of the stacks is read by the grammar of `check`.</summary>
public sealed class StackQueryTests
{
    private static readonly IRule Rule = Rulebook.All.Single(rule => rule.Facts.Any(facts => facts.Id == "query-runs"));

    public static TheoryData<string> Stacks => [.. Fixtures.FixtureStacks.Names];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Queries_of_a_stack_have_no_fault(string stack)
    {
        var plan = (await PlannedStack.PlanAsync(stack)).Plan;

        Assert.Empty(Rule.Check(Judging.AzureOf(plan)));
        Assert.Equal(
            ["workbook-page: the Kusto query at serializedData is judged in part; not judged: the columns of AzureDiagnostics"],
            Judging.Of(plan).Notes.Where(note => note.Contains("not judged"))
        );
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task A_fault_in_each_query_of_a_stack_is_found(string stack)
    {
        var plan = (await PlannedStack.PlanAsync(stack)).Plan;
        var texts = new Dictionary<string, int>();
        var broken = plan with
        {
            Resources =
            [
                .. plan.Resources.Select(each =>
                {
                    var inputs = each.Inputs.DeepClone().AsObject();
                    if (each.Custom && Break(inputs) is > 0 and var count)
                    {
                        texts[each.Name] = count;
                        return each with { Inputs = inputs };
                    }

                    return each;
                }),
            ],
        };

        var found = Rule.Check(Judging.AzureOf(broken))
            .GroupBy(finding => finding.Resource)
            .ToDictionary(each => each.Key, each => each.Count());

        Assert.InRange(texts.Values.Sum(), 20, int.MaxValue);
        Assert.Contains("workbook-page", texts.Keys);
        Assert.Equal(texts.OrderBy(each => each.Key), found.OrderBy(each => each.Key));
    }

    /// <summary>Ends each text below a name of a query with an operator without its condition.</summary>
    /// <returns>How many there were.</returns>
    private static int Break(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list:
                return list.Sum(Break);
            case JsonObject map:
                var count = 0;
                foreach (var (name, value) in map.ToList())
                {
                    if (value is JsonValue text && name is "query" or "transformKql")
                    {
                        map[name] = $"{text}\n| where";
                        count++;
                    }
                    else if (value is JsonValue document && name == "serializedData")
                    {
                        var page = JsonNode.Parse(document.ToString());
                        count += Break(page);
                        map[name] = page!.ToJsonString();
                    }
                    else
                    {
                        count += Break(value);
                    }
                }

                return count;
            default:
                return 0;
        }
    }
}
