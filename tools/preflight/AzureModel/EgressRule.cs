using System.Net;
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

    public IEnumerable<string> Sources => Body.Texts("sourceAddresses");

    /// <summary>True if it concerns HTTPS to the host.</summary>
    public bool IsTo(string host, IReadOnlyList<string> tags) =>
        !IsTranslation && (IsForNetworks ? IsNetworkTo(host, tags) : IsApplicationTo(host));

    /// <summary>The part of the ranges that its sources hold. The addresses of groups are not known and taken as all.</summary>
    public IReadOnlyList<IPNetwork> SourcesIn(IReadOnlyList<IPNetwork> ranges) =>
        Body.Texts("sourceIpGroups").Any() || Sources.Contains("*")
            ? ranges
            :
            [
                .. from source in Sources.SelectMany(AddressSet.Of)
                from range in ranges
                let shared = source.And(range)
                where shared is not null
                select shared.Value,
            ];

    private bool IsNetworkTo(string host, IReadOnlyList<string> tags) =>
        Body.Texts("ipProtocols").Any(protocol => protocol is "Any" or "TCP")
        && Body.Texts("destinationPorts")
            .Any(range => range == "*" || SecurityRule.EndsOf(range) is var (first, last) && first <= Https && Https <= last)
        && (
            Body.Texts("destinationFqdns").Any(name => Names(name, host))
            || Body.Texts("destinationAddresses")
                .Any(address => address is "*" || tags.Contains(address.Split('.')[0], StringComparer.OrdinalIgnoreCase))
            || AddressSet.IsEverything(Body.Texts("destinationAddresses").SelectMany(AddressSet.Of))
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
