namespace Planning.Projects;

/// <summary>The key of a configuration value: namespace:name. Without a namespace it is the project's.</summary>
internal static class ConfigKey
{
    /// <returns>Null if the text is no key.</returns>
    public static string? Full(string project, string text) =>
        text.Split(':') switch
        {
            [var name] => $"{project}:{name}",
            [_, _] => text,
            // The older form.
            [var space, "config", var name] => $"{space}:{name}",
            _ => null,
        };

    public static bool IsOfProject(string project, string text) =>
        !text.Contains(':', StringComparison.Ordinal) || text.StartsWith($"{project}:", StringComparison.Ordinal);

    /// <summary>As in `pulumi config set`: without the namespace of the project.</summary>
    public static string Short(string project, string key) =>
        key.StartsWith($"{project}:", StringComparison.Ordinal) ? key[(project.Length + 1)..] : key;

    public static string Unreadable(string text) =>
        $"could not parse {text} as a configuration key (configuration keys should be of the form `<namespace>:<name>`)";
}
