using Infra.Settings;
using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.ApplicationInsights;
using Pulumi.AzureNative.ApplicationInsights.Inputs;

namespace Infra.Components;

/// <summary>
/// Asks the public address from outside, as people do, whether the app can answer. Only behind the gateway: a site that answers allowed
/// addresses alone refuses the test's, and to allow those of all of Azure's would open it to every customer of Azure.
/// </summary>
internal static class AvailabilityTest
{
    /// <summary>Azure's own names: West and North Europe, UK South, France Central, East US. Several tell a broken way from a broken app.</summary>
    private static readonly string[] Places =
    [
        "emea-nl-ams-azr",
        "emea-gb-db3-azr",
        "emea-ru-msa-edge",
        "emea-fr-pra-edge",
        "us-va-ash-azr",
    ];

    public static void Of(string name, StackContext stack, Monitoring monitoring, GatewaySettings gateway)
    {
        var testName = stack.Names.Of("webtest", 260);
        var args = new WebTestArgs
        {
            WebTestName = testName,
            SyntheticMonitorId = testName,
            ResourceGroupName = stack.ResourceGroupName,
            Location = stack.Location,
            Kind = WebTestKind.Standard,
            WebTestKind = WebTestKind.Standard,
            Enabled = true,
            Frequency = 300,
            Timeout = 30,

            // A single lost packet is no outage.
            RetryEnabled = true,
            Request = new WebTestPropertiesRequestArgs
            {
                RequestUrl = $"https://{gateway.HostName}/readyz",
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
            Tags = stack.Tags,
        };

        // Azure takes a test only with a tag whose name is the id of a component that is there; spelt out, because a first preview must know it.
        args.Tags[
            $"hidden-link:/subscriptions/{stack.SubscriptionId}/resourceGroups/{stack.Names.ResourceGroup}/providers/microsoft.insights/components/{stack.Names.Of("appi", 260)}"
        ] = "Resource";

        // Each place's questions are paid for, and a gateway that may sleep is not worth five.
        foreach (var place in gateway.MinInstances > 0 ? Places : Places[..1])
        {
            args.Locations.Add(new WebTestGeolocationArgs { Location = place });
        }

        _ = new WebTest($"{name}-test", args, new() { Parent = monitoring, DependsOn = { monitoring.Insights } });
    }
}
