using System.Text.Json;
using CommandLine;
using Planning.Projects;
using Preflight.AzureModel;
using YamlDotNet.RepresentationModel;

namespace Preflight.Checking;

/// <summary>The declarations that `apps` in preflight.yaml names: which settings the app of a site reads.</summary>
public static class AppDeclarationFile
{
    private static readonly string[] Keys = ["site", "declaration"];

    /// <param name="directory">The folder of preflight.yaml; paths in it are relative to it.</param>
    /// <exception cref="Failure">The list or a declaration cannot be used.</exception>
    public static IReadOnlyList<AppDeclaration> Read(string directory)
    {
        if (PreflightFile.Read(directory).Child("apps") is not { } list)
        {
            return [];
        }

        return list is YamlSequenceNode entries
            ? [.. entries.Children.Select(entry => Read(directory, entry))]
            : throw new Failure(
                $"{PreflightFile.Name} line {list.Start.Line}: apps must be a list of maps of {string.Join(", ", Keys)}, got '{list}'"
            );
    }

    private static AppDeclaration Read(string directory, YamlNode entry)
    {
        var line = $"{PreflightFile.Name} line {entry.Start.Line}";
        var values = entry is YamlMappingNode map
            ? map.Children.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString())
            : throw new Failure($"{line}: an app must be a map of {string.Join(", ", Keys)}, got '{entry}'");
        if (values.Keys.Except(Keys).FirstOrDefault() is { } unknown)
        {
            throw new Failure($"{line}: a key must be one of {string.Join(", ", Keys)}, got '{unknown}'");
        }

        if (Keys.FirstOrDefault(key => string.IsNullOrWhiteSpace(values.GetValueOrDefault(key))) is { } missing)
        {
            throw new Failure($"{line}: {missing} must be set, got nothing");
        }

        var file = values["declaration"];
        var path = Path.Combine(directory, file);
        if (!File.Exists(path))
        {
            throw new Failure($"{line}: declaration must be an existing file, got '{file}'");
        }

        try
        {
            using var content = JsonDocument.Parse(File.ReadAllBytes(path));
            return new AppDeclaration(
                values["site"],
                file,
                Text(content.RootElement, "framework"),
                [.. content.RootElement.GetProperty("settings").EnumerateArray().Select(Setting)]
            );
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw new Failure(
                $"{file} must be a JSON object with a list `settings` of objects that have a unique name and a kind: {exception.Message}"
            );
        }
    }

    private static DeclaredSetting Setting(JsonElement row) =>
        new(row.GetProperty("name").GetString()!, row.GetProperty("kind").GetString()!)
        {
            Required = row.TryGetProperty("required", out var required) && required.GetBoolean(),
            Values = Texts(row, "values"),
            Least = Number(row, "least"),
            Most = Number(row, "most"),
            Default = Number(row, "default"),
            LeastLength = Number(row, "leastLength"),
            Schemes = Texts(row, "schemes"),
            Pattern = Text(row, "pattern"),
            InWords = Text(row, "inWords"),
            Unless = Texts(row, "unless"),
            PlatformSignIn = Text(row, "platformSignIn"),
        };

    private static string? Text(JsonElement row, string property) => row.TryGetProperty(property, out var value) ? value.GetString() : null;

    private static double? Number(JsonElement row, string property) =>
        row.TryGetProperty(property, out var value) ? value.GetDouble() : null;

    private static IReadOnlyList<string> Texts(JsonElement row, string property) =>
        row.TryGetProperty(property, out var value) ? [.. value.EnumerateArray().Select(each => each.GetString()!)] : [];
}
