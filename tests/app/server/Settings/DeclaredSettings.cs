using System.Reflection;
using System.Runtime.Versioning;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using App.Settings;
using Microsoft.Extensions.Configuration;

namespace App.Tests.Settings;

/// <summary>
/// Writes declared-settings.json from what the readers ask for in Production: once with all features, and once for each choice that makes
/// the app read less.
/// </summary>
internal static class DeclaredSettings
{
    private static readonly (string Name, string Value)[] Choices =
    [
        ("Chat:Mode", "Offline"),
        ("Chat:Mode", "Azure"),
        ("Chat:Mode", "OpenAICompatible"),
        ("Search:Bundled", "true"),
    ];

    private const string Command = "UPDATE_SNAPSHOTS=1 dotnet test tests/app/server --filter DeclaredSettingsTests";

    private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write()
    {
        // Mode Azure reads the most; another mode has settings that Azure has not.
        var azure = Declared([]);
        var all = new SortedDictionary<string, SettingDeclaration>(
            Choices.Select(choice => Declared([choice])).Append(azure).SelectMany(read => read).DistinctBy(each => each.Key).ToDictionary(),
            StringComparer.Ordinal
        );
        var without = Choices.Select(choice => (choice, read: Declared([choice]))).ToList();
        var rows = all.Select(entry =>
            Row(
                entry.Key,
                entry.Value,
                [
                    .. without
                        .Where(each =>
                            !each.read.ContainsKey(entry.Key) && (each.choice.Name == "Chat:Mode" || azure.ContainsKey(entry.Key))
                        )
                        .Select(each => each.choice),
                ]
            )
        );
        return $$"""
            {
              "description": "What the app reads. Written by: {{Command}}",
              "framework": "{{Framework}}",
              "settings": [
            {{string.Join(",\n", rows.Select(row => $"    {Wrapped(row.ToJsonString(Compact))}"))}}
              ]
            }

            """;
    }

    /// <summary>As in a project file: net10.0.</summary>
    private static string Framework =>
        "net"
        + new FrameworkName(typeof(AppSettings).Assembly.GetCustomAttributes<TargetFrameworkAttribute>().Single().FrameworkName).Version;

    private static IReadOnlyDictionary<string, SettingDeclaration> Declared((string Name, string Value)[] choices)
    {
        var values = new Dictionary<string, string?> { ["Chat:Mode"] = "Azure" };
        foreach (var (name, value) in choices)
            values[name] = value;
        var read = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        Record.Exception(() => AppSettings.Read(read, new HostEnvironment { EnvironmentName = "Production" }));
        return read.Declared;
    }

    private static JsonObject Row(string name, SettingDeclaration declaration, (string Name, string Value)[] unless)
    {
        var row = new JsonObject { ["name"] = Variable(name) };
        foreach (var (property, value) in JsonSerializer.SerializeToNode(declaration, Compact)!.AsObject().ToList())
            row[property] = value!.DeepClone();
        if (unless.Length > 0)
            row["unless"] = new JsonArray([.. unless.Select(choice => (JsonNode)$"{Variable(choice.Name)}={choice.Value}")]);
        return row;
    }

    /// <summary>Lines of at most 136 characters, broken between two properties.</summary>
    private static string Wrapped(string row)
    {
        const int Widest = 132;
        var cut = row.Length <= Widest ? -1 : row[..Widest].LastIndexOf(",\"", StringComparison.Ordinal) + 1;
        return cut < 0 ? row : $"{row[..cut]}\n      {Wrapped(row[cut..])}";
    }

    private static string Variable(string name) => name.Replace(":", "__");
}
