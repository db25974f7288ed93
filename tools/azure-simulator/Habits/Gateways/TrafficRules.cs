using System.Globalization;
using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Gateways;

/// <summary>What the rules of a security group let through, as far as a gateway asks.</summary>
/// <param name="rules">Each with its properties in `properties`.</param>
internal sealed class TrafficRules(IEnumerable<JsonObject> rules)
{
    private const int FirstPort = 65200;
    private const int LastPort = 65535;
    private static readonly string[] FromGatewayManager = ["*", "Internet", "GatewayManager", "0.0.0.0/0"];

    private readonly IReadOnlyList<JsonObject> _rules =
    [
        .. rules.Select(rule => rule["properties"]).OfType<JsonObject>().OrderBy(rule => JsonPath.Number(rule, "priority") ?? 0),
    ];

    /// <summary>True if the first rule that says anything of the ports 65200 to 65535 allows them to Azure's gateway manager.</summary>
    public bool LetsManagerIn =>
        In("Inbound")
            .Where(rule =>
                Values(rule, "sourceAddressPrefix").Any(source => FromGatewayManager.Contains(source, StringComparer.OrdinalIgnoreCase))
            )
            .Where(rule => Values(rule, "destinationPortRange").Any(range => Touches(range, IsDeny(rule))))
            .Select(rule => !IsDeny(rule))
            .FirstOrDefault();

    /// <summary>True if any rule denies what goes out by TCP.</summary>
    public bool DeniesOut => In("Outbound").Any(IsDeny);

    private IEnumerable<JsonObject> In(string direction) =>
        _rules.Where(rule =>
            ArmPath.Same(JsonPath.Text(rule, "direction"), direction)
            && (JsonPath.Text(rule, "protocol") ?? "*").ToUpperInvariant() is "*" or "TCP"
        );

    private static bool IsDeny(JsonObject rule) => ArmPath.Same(JsonPath.Text(rule, "access"), "Deny");

    /// <summary>A property that may be given once, or as a list under its name with an s (es).</summary>
    private static IEnumerable<string> Values(JsonObject rule, string name)
    {
        var list = name.EndsWith('x') ? $"{name}es" : $"{name}s";
        return JsonPath.Texts(rule[list]).Concat(JsonPath.Texts(rule[name]));
    }

    /// <summary>A denial counts if it covers one of the ports, a permission only if it covers all.</summary>
    private static bool Touches(string range, bool isDeny)
    {
        if (range == "*")
        {
            return true;
        }

        var ends = range.Split('-');
        var (from, to) = (Port(ends[0]), Port(ends[^1]));
        return isDeny ? from <= LastPort && to >= FirstPort : from <= FirstPort && to >= LastPort;
    }

    private static int Port(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var port) ? port : -1;
}
