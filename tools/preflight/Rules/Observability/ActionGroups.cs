using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ActionGroups()
    : ResourceRule(
        new()
        {
            Id = "action-groups",
            Title = "Action groups are enabled, with receivers that Azure accepts",
            Why = "A disabled group or a wrong address leaves an alert without a recipient.",
            Fix = "Enable the group, give each receiver a name of its own and a complete address, and call webhooks by https.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-monitor/alerts/action-groups",
            Requirements = ["OBS-10"],
            Types = ["monitor:ActionGroup"],
            Example = """
            on-call:
              type: azure-native:monitor:ActionGroup
              properties:
                location: global
                enabled: true
                groupShortName: on-call
                emailReceivers:
                  - { name: team, emailAddress: team@example.com }
            """,
        }
    )
{
    private const int LongestName = 12;

    /// <summary>Where groups are stored and processed, beside global.</summary>
    private static readonly string[] Regions =
    [
        "global",
        "southcentralus",
        "northcentralus",
        "eastus",
        "eastus2",
        "westus",
        "westus2",
        "westeurope",
        "northeurope",
        "swedencentral",
        "germanywestcentral",
        "francecentral",
        "switzerlandnorth",
        "norwayeast",
        "italynorth",
        "spaincentral",
    ];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Text("enabled") == "false")
        {
            yield return resource.Problem("enabled is false, so that no alert notifies it; enable it");
        }

        if (resource.Text("groupShortName") is { Length: > LongestName } name && !AzureResource.IsHidden(name))
        {
            yield return resource.Problem($"groupShortName is {name}, {name.Length} characters; use {LongestName} at most");
        }

        if (
            resource.Text("location") is { } location
            && !resource.Hides("location")
            && !Regions.Contains(RegionCatalogue.Plain(location), StringComparer.OrdinalIgnoreCase)
        )
        {
            yield return resource.Warning($"location is {resource.Text("location")}; use global, or a region that offers action groups");
        }

        var receivers = resource
            .Planned.Inputs.Where(input => input.Key.EndsWith("Receivers", StringComparison.Ordinal))
            .SelectMany(input => (input.Value as JsonArray ?? []).OfType<JsonNode>())
            .ToList();
        if (receivers.Count == 0)
        {
            yield return resource.Problem("has no receiver; add one");
        }

        foreach (var same in receivers.GroupBy(each => each.Text("name")).Where(same => same.Key is not null && same.Count() > 1))
        {
            yield return resource.Problem($"has two receivers with the name {same.Key}; give each a name of its own");
        }

        foreach (var problem in receivers.SelectMany(Receiver))
        {
            yield return problem.IsError ? resource.Problem(problem.Message) : resource.Warning(problem.Message);
        }
    }

    private static IEnumerable<(bool IsError, string Message)> Receiver(JsonNode receiver)
    {
        if (receiver.Text("emailAddress") is { } mail && !AzureResource.IsHidden(mail) && !MailAddress.Is(mail))
        {
            yield return (true, $"emailAddress is '{mail}', which is no e-mail address");
        }

        if (
            receiver.Text("phoneNumber") is { } phone
            && !AzureResource.IsHidden(phone)
            && !phone.All(each => char.IsAsciiDigit(each) || each is '-' or ' ')
        )
        {
            yield return (true, $"phoneNumber is '{phone}'; use digits, and set countryCode apart");
        }

        if (receiver.Text("countryCode") is { } code && !AzureResource.IsHidden(code) && !code.All(char.IsAsciiDigit))
        {
            yield return (true, $"countryCode is '{code}'; use digits without a plus sign, such as 46");
        }

        foreach (var path in new[] { "serviceUri", "callbackUrl", "httpTriggerUrl" })
        {
            if (receiver.Text(path)?.StartsWith("http://", StringComparison.OrdinalIgnoreCase) == true)
            {
                yield return (false, $"{path} is {receiver.Text(path)}, without TLS; use https");
            }
        }
    }
}
