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
            Title = "An availability test calls the public endpoint from five locations",
            Why =
                "Only a test from outside notices DNS, certificate and gateway failures. Five locations separate a "
                + "network failure from an app failure.",
            Fix = "Declare a WebTest with five locations and a hidden-link tag to the Application Insights component.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            From = Stage.Production,
            Source = Sources.Insights,
            Requirements = ["OBS-12"],
            Types = ["network:ApplicationGateway", "applicationinsights:WebTest"],
            Example = """
            gateway-address:
              type: azure-native:network:PublicIPAddress
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                frontendIPConfigurations:
                  - name: public
                    publicIPAddress:
                      id: ${gateway-address.id}
            insights:
              type: azure-native:applicationinsights:Component
            availability:
              type: azure-native:applicationinsights:WebTest
              properties:
                enabled: true
                locations:
                  - { Id: emea-nl-ams-azr }
                  - { Id: emea-se-sto-edge }
                  - { Id: us-va-ash-azr }
                  - { Id: us-ca-sjc-azr }
                  - { Id: apac-sg-sin-azr }
                tags:
                  hidden-link:${insights.id}: Resource
            """,
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
            yield return gateway.Warning("has a public address and no availability test; declare applicationinsights:WebTest");
        }

        foreach (var test in tests.Where(test => test.List("locations").Count() < Places))
        {
            yield return test.Warning(
                $"runs from {test.List("locations").Count()} locations; use {Places} to separate network failures from app failures"
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
                yield return test.Problem(
                    $"has no tag {Link}COMPONENT-ID; Azure rejects a test without the component that shows its results"
                );
            }
            else if (plan.Find(component) is not { } planned)
            {
                if (component.Contains($"/resourceGroups/{test.Text("resourceGroupName")}/", StringComparison.OrdinalIgnoreCase))
                {
                    yield return test.Problem(
                        $"its tag refers to {component}, which is not in the stack; Azure rejects a test without an existing component"
                    );
                }
            }
            else if (!plan.Waits(test, planned))
            {
                yield return test.Warning($"does not wait for {planned.Name}, to which its tag refers; add it to dependsOn");
            }
        }
    }
}
