using System.Text.Json.Nodes;
using Planning.Plans;

namespace Preflight.AzureModel;

/// <summary>A rule of a firewall policy.</summary>
/// <param name="Group">The rule collection group that declares it.</param>
public sealed record EgressRule(AzureResource Group, JsonNode Collection, JsonNode Body)
{
    private const int Https = 443;

    public string Name => Body.Text("name") ?? "";

    public bool IsForNetworks => Body.Text("ruleType") is "NetworkRule";

    /// <summary>A rule of an address translation admits traffic from outside and is judged elsewhere.</summary>
    public bool IsTranslation => Body.Text("ruleType") is "NatRule";

    public bool Allows => !string.Equals(Collection.Text("action.type"), "Deny", StringComparison.OrdinalIgnoreCase);

    public IEnumerable<string> Hosts => Body.Texts("targetFqdns").Concat(Body.Texts("fqdnTags")).Concat(Body.Texts("targetUrls"));

    /// <summary>True if it concerns HTTPS from the subnet to the host.</summary>
    public bool Matches(Subnet subnet, string host, IReadOnlyList<string> tags) =>
        !IsTranslation && IsFrom(subnet) && (IsForNetworks ? IsNetworkTo(host, tags) : IsApplicationTo(host));

    private bool IsFrom(Subnet subnet) =>
        Body.Texts("sourceIpGroups").Any()
        || Body.Texts("sourceAddresses")
            .Any(source => source == "*" || Addresses.Parse(source) is { } range && subnet.Prefixes.All(prefix => range.Holds(prefix)));

    private bool IsNetworkTo(string host, IReadOnlyList<string> tags) =>
        Body.Texts("ipProtocols").Any(protocol => protocol is "Any" or "TCP")
        && Body.Texts("destinationPorts")
            .Any(range => range == "*" || SecurityRule.EndsOf(range) is var (first, last) && first <= Https && Https <= last)
        && (
            Body.Texts("destinationFqdns").Any(name => Names(name, host))
            || Body.Texts("destinationAddresses")
                .Any(address => address is "*" or "0.0.0.0/0" || tags.Contains(address.Split('.')[0], StringComparer.OrdinalIgnoreCase))
        );

    private bool IsApplicationTo(string host) =>
        (
            !Body.List("protocols").Any()
            || Body.List("protocols").Any(protocol => protocol.Text("protocolType") == "Https" && protocol.Text("port") is null or "443")
        ) && Body.Texts("targetFqdns").Any(name => Names(name, host));

    private static bool Names(string pattern, string host) =>
        pattern == "*"
        || pattern.Equals(host, StringComparison.OrdinalIgnoreCase)
        || pattern.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase);
}
