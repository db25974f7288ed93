using System.Text.Json.Nodes;
using AzureDefinitions.Facts;
using CommandLine;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RuleValues()
    : Rule(
        new()
        {
            Id = "rule-values",
            Title = "Security rules have values that Azure accepts",
            Why =
                "Azure rejects the whole group for one such value. Examples are a service tag in a list, an unknown tag, and a property "
                + "that is set both alone and as a list.",
            Fix = "Correct the value that the message names.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/hashicorp/terraform-provider-azurerm/issues/5617",
            Types = ["network:NetworkSecurityGroup", "network:SecurityRule"],
            Example = """
            app-rules:
              type: azure-native:network:NetworkSecurityGroup
              properties:
                securityRules:
                  - name: telemetry
                    priority: 100
                    direction: Outbound
                    access: Allow
                    protocol: Tcp
                    sourcePortRange: '*'
                    sourceAddressPrefix: 10.0.0.0/26
                    destinationAddressPrefix: AzureMonitor
                    destinationPortRange: '443'
            """,
        }
    )
{
    private const int LastPort = 65535;
    private const int Near = 3;

    private static readonly Lazy<Dictionary<string, bool>> Tags = new(() =>
        FactFile.Of("service-tags").Rows.ToDictionary(row => row["tag"], row => row.Is("regional"), StringComparer.OrdinalIgnoreCase)
    );

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        plan.Of("network:NetworkSecurityGroup")
            .SelectMany(group => group.List("securityRules").Select(body => new SecurityRule(group, body)))
            .Concat(plan.Of("network:SecurityRule").Select(rule => new SecurityRule(rule, rule.Planned.Inputs)))
            .SelectMany(rule =>
                Judge(rule).Select(what => what.IsWarning ? rule.Declared.Warning(what.Text) : rule.Declared.Problem(what.Text))
            );

    private static IEnumerable<(string Text, bool IsWarning)> Judge(SecurityRule rule)
    {
        foreach (var side in new[] { "source", "destination" })
        {
            var (one, several) = ($"{side}AddressPrefix", $"{side}AddressPrefixes");
            var hasGroup = rule.Body.List($"{side}ApplicationSecurityGroups").Any();
            if (Both(rule.Body, one, several) is { } both)
            {
                yield return ($"{rule.Name}: {both}", false);
            }

            if (!hasGroup && rule.Body.At(one) is null && rule.Body.At(several) is null)
            {
                yield return ($"{rule.Name} has no {side}; set {one}, {several} or {side}ApplicationSecurityGroups", false);
            }

            foreach (var problem in Prefixes(rule, one, several))
            {
                yield return problem;
            }

            foreach (var problem in Ports(rule, $"{side}PortRange", $"{side}PortRanges"))
            {
                yield return (problem, false);
            }
        }

        if (
            rule.Allows
            && rule.Body.Texts("sourcePortRanges").Append(rule.Body.Text("sourcePortRange")).OfType<string>().ToList() is [_, ..] from
            && !from.Exists(range => range is "*" or "" or "0-65535" || AzureResource.IsHidden(range))
        )
        {
            yield return (
                $"{rule.Name}: sourcePortRange is {string.Join(", ", from)}, but clients send from any port, so the rule seldom applies; "
                    + "set it to *",
                true
            );
        }

        if (rule.Body.At("destinationPortRange") is null && rule.Body.At("destinationPortRanges") is null)
        {
            yield return ($"{rule.Name} has no port; set destinationPortRange or destinationPortRanges", false);
        }
    }

    private static string? Both(JsonNode body, string one, string several) =>
        body.Text(one) is { Length: > 0 } && body.Texts(several).Any()
            ? $"{one} and {several} are both set, and Azure accepts one of them; remove one"
            : null;

    private static IEnumerable<(string Text, bool IsWarning)> Prefixes(SecurityRule rule, string one, string several)
    {
        if (rule.Body.Text(one) is { Length: > 0 } alone && Why(alone) is var (text, isWarning))
        {
            yield return ($"{rule.Name}: {one} is {alone}; {text}", isWarning);
        }

        foreach (var prefix in rule.Body.Texts(several).Where(prefix => !AzureResource.IsHidden(prefix)))
        {
            if (prefix == "*" || Tags.Value.ContainsKey(prefix.Split('.')[0]))
            {
                yield return (
                    $"{rule.Name}: {several} contains {prefix}, and Azure rejects service tags and * in a list; write a rule with {one}",
                    false
                );
            }
            else if (Why(prefix) is var (why, isLesser))
            {
                yield return ($"{rule.Name}: {several} contains {prefix}; {why}", isLesser);
            }
        }
    }

    private static (string Text, bool IsWarning)? Why(string prefix)
    {
        if (prefix == "*" || AzureResource.IsHidden(prefix) || Addresses.Parse(prefix) is not null)
        {
            return null;
        }

        if (Addresses.Aligned(prefix) is { } range)
        {
            return ($"the range is written {range}", true);
        }

        if (prefix.Length == 0 || char.IsAsciiDigit(prefix[0]))
        {
            return ("it is no address and no range", false);
        }

        var tag = prefix.Split('.')[0];
        if (Tags.Value.TryGetValue(tag, out var regional))
        {
            return regional || tag.Length == prefix.Length
                ? null
                : ($"the service tag {tag} has no addresses by region; write {tag}", false);
        }

        return prefix.Equals("any", StringComparison.OrdinalIgnoreCase) ? ("Azure rejects it; write * for every address", false)
            : Suggestion.Nearest(tag, Tags.Value.Keys).FirstOrDefault() is { } near && Suggestion.Distance(near, tag) <= Near
                ? ($"no service tag has this name; did you mean {near}?", false)
            : ("it is no address, and no service tag that Microsoft's list had when it was last read", true);
    }

    private static IEnumerable<string> Ports(SecurityRule rule, string one, string several)
    {
        if (Both(rule.Body, one, several) is { } both)
        {
            yield return $"{rule.Name}: {both}";
        }

        foreach (var range in rule.Body.Texts(several).Append(rule.Body.Text(one)).OfType<string>())
        {
            if (range is "*" or "" || AzureResource.IsHidden(range))
            {
                continue;
            }

            if (SecurityRule.EndsOf(range) is not var (first, last))
            {
                yield return $"{rule.Name}: the port {range} is no number and no range; write it as in 443 or 8000-8080";
            }
            else if (first > last || last > LastPort)
            {
                yield return $"{rule.Name}: the port range {range} ends before it begins or after {LastPort}; correct it";
            }
        }
    }
}
