using System.Reflection;

namespace Preflight.Azure;

/// <summary>The ARM path of each Pulumi resource type, from resource-types.txt.</summary>
internal static class ResourceTypes
{
    private static readonly Dictionary<string, string> Paths = Read();

    /// <param name="token">As in a registration: "azure-native:search:Service".</param>
    public static string? Path(string token) => Paths.GetValueOrDefault(token);

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

    private static Dictionary<string, string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("resource-types.txt")!;
        using var reader = new StreamReader(stream);
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var space = line.IndexOf(' ');
                paths[$"azure-native:{line[..space]}"] = line[(space + 1)..];
            }
        }

        return paths;
    }
}
