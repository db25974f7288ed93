using Pulumi;
using Pulumi.AzureNative.ApplicationInsights;
using Pulumi.AzureNative.ApplicationInsights.Inputs;

namespace Infra.Components.Observability;

/// <summary>
/// Requests the public address from outside and checks that the app is ready. Used only behind the gateway: a site that admits allowed
/// addresses would reject the test, and allowing Azure's test addresses would admit tests of every Azure customer.
/// </summary>
public sealed class AvailabilityTest : ComponentResource
{
    /// <summary>Azure's codes for West Europe, North Europe, UK South, France Central and East US.</summary>
    private static readonly string[] Places =
    [
        "emea-nl-ams-azr",
        "emea-gb-db3-azr",
        "emea-ru-msa-edge",
        "emea-fr-pra-edge",
        "us-va-ash-azr",
    ];

    public AvailabilityTest(string name, AvailabilityTestArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:observability:AvailabilityTest", name, options)
    {
        var context = args.Context;
        var testName = context.Names.Of("webtest", 260);
        var test = new WebTestArgs
        {
            WebTestName = testName,
            SyntheticMonitorId = testName,
            ResourceGroupName = context.ResourceGroupName,
            Location = context.Location,
            Kind = WebTestKind.Standard,
            WebTestKind = WebTestKind.Standard,
            Enabled = true,
            Frequency = 300,
            Timeout = 30,

            // One lost packet is not an outage.
            RetryEnabled = true,
            Request = new WebTestPropertiesRequestArgs
            {
                RequestUrl = $"https://{args.HostName}/readyz",
                HttpVerb = "GET",
                FollowRedirects = false,
                ParseDependentRequests = false,
            },
            ValidationRules = new WebTestPropertiesValidationRulesArgs
            {
                ExpectedHttpStatusCode = 200,
                SSLCheck = true,
                SSLCertRemainingLifetimeCheck = 14,
            },
            Tags = context.Tags,
        };

        // Azure requires a tag whose name is the id of an existing component. Written out, because a first preview must know it.
        var group = $"/subscriptions/{context.SubscriptionId}/resourceGroups/{context.Names.ResourceGroup}";
        test.Tags[$"hidden-link:{group}/providers/microsoft.insights/components/{context.Names.Of("appi", 260)}"] = "Resource";

        foreach (var place in args.FromSeveralPlaces ? Places : Places[..1])
        {
            test.Locations.Add(new WebTestGeolocationArgs { Location = place });
        }

        _ = new WebTest($"{name}-test", test, new() { Parent = this, DependsOn = { args.Monitoring.Insights } });
        RegisterOutputs();
    }
}
