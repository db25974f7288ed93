using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Planning.ResourceIds;

namespace Planning.Projects;

/// <summary>Configuration that is read by the engine and by azure-native, not by the program.</summary>
internal static partial class ReservedKeys
{
    private const int MaxTagName = 40;
    private const int MaxTagValue = 256;

    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["pulumi"] = ["autonaming", "disable-default-providers", "tags", "template"],
        ["azure-native"] =
        [
            "auxiliaryTenantIds",
            "clientCertificatePassword",
            "clientCertificatePath",
            "clientId",
            "clientSecret",
            "disableInstanceDiscovery",
            "disablePulumiPartnerId",
            "environment",
            "location",
            "metadataHost",
            "msiEndpoint",
            "oidcRequestToken",
            "oidcRequestUrl",
            "oidcToken",
            "oidcTokenFilePath",
            "partnerId",
            "subscriptionId",
            "tenantId",
            "useDefaultAzureCredential",
            "useMsi",
            "useOidc",
        ],
    };

    public static bool IsReserved(string space) => Known.ContainsKey(space);

    /// <summary>Keys that neither reads: most likely misspelt.</summary>
    public static IEnumerable<string> Warnings(string file, IEnumerable<string> keys) =>
        from key in keys
        let parts = key.Split(':')
        where Known.TryGetValue(parts[0], out var names) && !names.Contains(parts[1])
        select $"{file} sets {key}, which {(parts[0] == "pulumi" ? "Pulumi" : "azure-native")} does not read"
            + ShapeCheck.DidYouMean(parts[1], Known[parts[0]]);

    /// <summary>What the CLI refuses.</summary>
    public static IEnumerable<string> Problems(IReadOnlyDictionary<string, string> values, string project) =>
        Tags(values.GetValueOrDefault("pulumi:tags"))
            .Concat(DefaultProviders.Problems(values.GetValueOrDefault(DefaultProviders.Key)))
            .Concat(Autonaming.Problems(values, project));

    private static IEnumerable<string> Tags(string? text)
    {
        if (text is null)
        {
            yield break;
        }

        if (AutonamingSection.Parse(text) is not JsonObject tags)
        {
            yield return $"pulumi:tags must be an object of strings, got '{text}'";
            yield break;
        }

        foreach (var (name, value) in tags)
        {
            if (!TagName().IsMatch(name))
            {
                yield return $"pulumi:tags[{name}]: stack tag names may only contain alphanumerics, hyphens, underscores, periods, "
                    + "or colons, "
                    + $"at most {MaxTagName}";
            }

            if (value is not JsonValue given || !given.TryGetValue<string>(out var label))
            {
                yield return $"pulumi:tags[{name}] must be a string, got {value?.ToJsonString() ?? "null"}";
            }
            else if (label.Length > MaxTagValue)
            {
                yield return $"pulumi:tags[{name}] is too long (max length {MaxTagValue} characters)";
            }
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_.:-]{1,40}$")]
    private static partial Regex TagName();
}
