using CommandLine;
using Planning.Projects;
using YamlDotNet.RepresentationModel;

namespace Planning.PolicyPacks;

/// <summary>PulumiPolicy.yaml: how the engine starts a policy pack.</summary>
/// <param name="Directory">Its folder, absolute.</param>
/// <param name="Runtime">As in nodejs.</param>
/// <param name="Version">Used instead of the version that the pack itself gives; null if it is not set.</param>
public sealed record PolicyPackFile(string Directory, string Runtime, string? Version)
{
    public const string Name = "PulumiPolicy.yaml";

    /// <returns>Null if the folder has no such file.</returns>
    public static PolicyPackFile? In(string directory)
    {
        var file = Path.Combine(directory, Name);
        if (!File.Exists(file))
        {
            return null;
        }

        var root = YamlFile.Read(file);
        var runtime = root.Child("runtime") is YamlMappingNode map ? map.Text("name") : root.Text("runtime");
        return new PolicyPackFile(
            Path.GetFullPath(directory),
            runtime ?? throw new Failure($"{file} has no 'runtime'; set it, as in `runtime: nodejs`."),
            root.Text("version")
        );
    }
}
