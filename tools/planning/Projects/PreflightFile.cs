using CommandLine;
using YamlDotNet.RepresentationModel;

namespace Planning.Projects;

/// <summary>preflight.yaml next to Pulumi.yaml: waivers, costs, prices, what the apps read and what a rehearsal changes.</summary>
public static class PreflightFile
{
    public const string Name = "preflight.yaml";
    private static readonly string[] Keys = ["waivers", "cost", "prices", "apps", "rehearsal"];

    /// <returns>Empty if there is no file.</returns>
    public static YamlMappingNode Read(string directory)
    {
        var file = Path.Combine(directory, Name);
        var content = File.Exists(file) ? YamlFile.Read(file) : new YamlMappingNode();
        var unknown = content.Children.Keys.Select(key => key.ToString()).Except(Keys).ToList();
        return unknown.Count == 0
            ? content
            : throw new Failure($"{Name}: a key must be one of {string.Join(", ", Keys)}, got '{string.Join("', '", unknown)}'");
    }
}
