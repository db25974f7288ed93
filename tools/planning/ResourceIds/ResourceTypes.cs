using System.Reflection;
using System.Text.RegularExpressions;

namespace Planning.ResourceIds;

/// <summary>The ARM path and API version of each Pulumi resource type, from resource-types.txt.</summary>
public static partial class ResourceTypes
{
    private const string Provider = "azure-native:";
    private static readonly Dictionary<string, (string Path, string ApiVersion)> Types = Read();

    public static IEnumerable<string> Tokens => Types.Keys;

    /// <summary>Without provider and version: search:Service. Types of other providers as they are.</summary>
    public static string Short(string token) =>
        token.StartsWith(Provider, StringComparison.Ordinal) ? Version().Replace(token[Provider.Length..], ":") : token;

    /// <param name="token">As in a registration: "azure-native:search:Service".</param>
    public static string? Path(string token) => Types.GetValueOrDefault(token).Path;

    /// <summary>The version that the SDK's package sends by default.</summary>
    public static string? ApiVersion(string token) => Types.GetValueOrDefault(token).ApiVersion;

    /// <summary>The ARM type in a path: "Microsoft.Search/searchServices".</summary>
    public static string ArmType(string path)
    {
        var afterProviders = path.LastIndexOf("/providers/", StringComparison.Ordinal);
        if (afterProviders < 0 && path.StartsWith("/subscriptions/", StringComparison.Ordinal))
        {
            return "Microsoft.Resources/resourceGroups";
        }

        var segments = (afterProviders < 0 ? path : path[(afterProviders + "/providers/".Length)..]).Split('/');
        return string.Join('/', segments.Where((_, index) => index == 0 || index % 2 == 1));
    }

    private static Dictionary<string, (string Path, string ApiVersion)> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("resource-types.txt")!;
        using var reader = new StreamReader(stream);
        var types = new Dictionary<string, (string Path, string ApiVersion)>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var parts = line.Split(' ');
                types[$"azure-native:{parts[0]}"] = (parts[1], parts[2]);
            }
        }

        return types;
    }

    [GeneratedRegex("/v[0-9]{8}[a-z]*:")]
    private static partial Regex Version();
}
