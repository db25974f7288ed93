using AzureDefinitions.Facts;
using CommandLine;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class WebTests()
    : ResourceRule(
        new()
        {
            Id = "web-tests",
            Title = "Availability tests have a request, times and locations that Azure accepts",
            Why = "Azure rejects other values, or the test measures something else than the endpoint that users call.",
            Fix = "Use a standard test with a frequency of 300, 600 or 900 seconds, a timeout of 30 to 120, and different locations.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-monitor/app/availability",
            Requirements = ["OBS-12"],
            Types = ["applicationinsights:WebTest"],
            Example = """
            availability:
              type: azure-native:applicationinsights:WebTest
              properties:
                enabled: true
                kind: standard
                webTestKind: standard
                frequency: 300
                timeout: 30
                locations: [{ location: emea-nl-ams-azr }, { location: us-va-ash-azr }]
                request: { requestUrl: 'https://www.example.com/health' }
                validationRules: { expectedHttpStatusCode: 200, sSLCheck: true, sSLCertRemainingLifetimeCheck: 14 }
            """,
        }
    )
{
    private static readonly List<System.Net.IPNetwork> Private =
    [
        .. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16" }.Select(range => System.Net.IPNetwork.Parse(range)),
    ];

    private static readonly DateOnly PingRetired = new(2026, 9, 30);

    private static readonly Lazy<IReadOnlyList<string>> LazyLocations = new(() =>
        [.. FactFile.Of("web-test-locations").Rows.Select(row => row["location"])]
    );

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        [.. Kind(resource, plan), .. Times(resource), .. Locations(resource), .. Request(resource)];

    private static IEnumerable<Problem> Kind(AzureResource test, AzurePlan plan)
    {
        if (test.Text("enabled") == "false")
        {
            yield return test.Warning("enabled is false, so nothing is tested; enable it or remove it");
        }

        if (test.Text("kind") is { } kind && test.Text("webTestKind") is { } inner && kind != inner && !test.Hides("webTestKind"))
        {
            yield return test.Problem($"kind is {kind} and webTestKind is {inner}; use standard for both");
        }
        else if (test.Is("webTestKind", "ping") && plan.Today >= PingRetired)
        {
            yield return test.Problem($"is a test of the kind ping, which Azure retired on {PingRetired:yyyy-MM-dd}; use standard");
        }
    }

    private static IEnumerable<Problem> Times(AzureResource test)
    {
        if (test.Has("frequency") && !test.Hides("frequency") && test.Number("frequency") is not (300 or 600 or 900))
        {
            yield return test.Problem($"frequency is {test.Text("frequency")}; use 300, 600 or 900 seconds");
        }

        if (test.Has("timeout") && !test.Hides("timeout") && test.Number("timeout") is < 30 or > 120)
        {
            yield return test.Problem($"timeout is {test.Text("timeout")}; use 30 to 120 seconds");
        }
    }

    private static IEnumerable<Problem> Locations(AzureResource test)
    {
        var places = test.List("locations")
            .Select(each => each.Text("location") ?? each.Text("Id") ?? each.Text("id"))
            .OfType<string>()
            .ToList();
        foreach (var same in places.GroupBy(place => place).Where(same => same.Count() > 1))
        {
            yield return test.Warning($"runs from {same.Key} twice; use distinct locations");
        }

        foreach (var place in places.Distinct().Where(place => !AzureResource.IsHidden(place) && !LazyLocations.Value.Contains(place)))
        {
            yield return test.Problem(
                $"runs from {place}, which is no location of tests; nearest: {Suggestion.NearestThree(place, LazyLocations.Value)}"
            );
        }
    }

    private static bool IsPrivate(Uri address) =>
        address.IsLoopback
        || address.Host.Contains(".privatelink.", StringComparison.OrdinalIgnoreCase)
        || address.Host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase)
        || address.Host.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
        || Addresses.Parse(address.Host) is { } ip && Private.Exists(range => range.Holds(ip));

    private static IEnumerable<Problem> Request(AzureResource test)
    {
        if (test.Text("webTestKind") == "standard" && !test.Has("request.requestUrl"))
        {
            yield return test.Problem("has no request.requestUrl; set the address to call");
        }

        if (Uri.TryCreate(test.Text("request.requestUrl"), UriKind.Absolute, out var address) && IsPrivate(address))
        {
            yield return test.Problem($"requestUrl is {address}, which no location of tests reaches; use the public address");
        }

        var isTls = test.Text("request.requestUrl")?.StartsWith("http://", StringComparison.OrdinalIgnoreCase) != true;
        var checks = test.Text("validationRules.sSLCheck") == "true";
        if (!isTls)
        {
            yield return test.Warning(
                $"requestUrl is {test.Text("request.requestUrl")}, without TLS{(checks ? ", and sslCheck is on" : "")}; use https"
            );
        }

        if (test.Has("validationRules.sSLCertRemainingLifetimeCheck") && !test.Hides("validationRules.sSLCertRemainingLifetimeCheck"))
        {
            if (test.Number("validationRules.sSLCertRemainingLifetimeCheck") is < 1 or > 365)
            {
                yield return test.Problem(
                    $"sSLCertRemainingLifetimeCheck is {test.Text("validationRules.sSLCertRemainingLifetimeCheck")}; use 1 to 365 days"
                );
            }

            if (test.Text("validationRules.sSLCheck") == "false")
            {
                yield return test.Warning("sSLCertRemainingLifetimeCheck has no effect while sSLCheck is false; set sSLCheck to true");
            }
        }

        if (test.Has("validationRules.expectedHttpStatusCode") && !test.Hides("validationRules.expectedHttpStatusCode"))
        {
            var status = test.Number("validationRules.expectedHttpStatusCode");
            if (status is not 0 and (< 100 or > 599))
            {
                yield return test.Problem($"expectedHttpStatusCode is {status}; use a status code such as 200");
            }
            else if (status >= 400 && status is not (401 or 403))
            {
                yield return test.Warning($"expectedHttpStatusCode is {status}, so the test passes while the endpoint fails; use 200");
            }
        }
    }
}
