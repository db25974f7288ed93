using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PublicProbe()
    : Rule(
        new()
        {
            Id = "availability-test",
            Title = "Somebody outside asks whether the app answers, from several places",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            From = Stage.Production,
            Source = Sources.Insights,
            Requirements = ["OBS-12"],
            Types = ["network:ApplicationGateway", "applicationinsights:WebTest"],
        }
    )
{
    private const int Places = 5;
    private const string Link = "hidden-link:";

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var tests = plan.Of("applicationinsights:WebTest").Where(test => test.Text("enabled") != "false").ToList();
        foreach (
            var gateway in plan.Of("network:ApplicationGateway")
                .Where(gateway =>
                    tests.Count == 0 && gateway.List("frontendIPConfigurations").Any(front => front.Text("publicIPAddress.id") is not null)
                )
        )
        {
            yield return gateway.Problem("answers the internet, and no test asks it from there; declare applicationinsights:WebTest");
        }

        foreach (var test in tests.Where(test => test.List("locations").Count() < Places))
        {
            yield return test.Problem(
                $"asks from {test.List("locations").Count()} places; from {Places} a broken way is told from a broken app"
            );
        }

        foreach (var test in tests)
        {
            var component = (test.At("tags") as JsonObject ?? [])
                .Select(tag => tag.Key)
                .Where(tag => tag.StartsWith(Link, StringComparison.OrdinalIgnoreCase))
                .Select(tag => tag[Link.Length..])
                .FirstOrDefault();
            if (component is null)
            {
                yield return test.Problem($"has no tag {Link}COMPONENT-ID; Azure takes no test without the component that shows it");
            }
            else if (plan.Find(component) is not { } planned)
            {
                if (component.Contains($"/resourceGroups/{test.Text("resourceGroupName")}/", StringComparison.OrdinalIgnoreCase))
                {
                    yield return test.Problem(
                        $"its tag names {component}, which is not in this plan; Azure takes no test without a component that is there"
                    );
                }
            }
            else if (!plan.Waits(test, planned))
            {
                yield return test.Problem(
                    $"does not wait for {planned.Name}, which its tag names; Azure takes no test without a component that is there"
                );
            }
        }
    }
}
