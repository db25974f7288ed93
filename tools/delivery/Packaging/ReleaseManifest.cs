using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;

namespace Delivery.Packaging;

/// <summary>The content of a release. It does not depend on the time or place of packaging.</summary>
/// <param name="DotnetSdk">The SDK that built the package; another SDK may produce different bytes.</param>
/// <param name="PulumiCli">The version of the CLI that the release is meant for.</param>
/// <param name="Providers">Versions of the Pulumi packages; the plugin of a provider has the version of its package.</param>
/// <param name="Prompt">Version of the prompt, as the app stamps it on each answer.</param>
/// <param name="Models">Of each stack: purpose, model and version.</param>
internal sealed record ReleaseManifest(
    string Commit,
    string Digest,
    string DotnetSdk,
    string PulumiCli,
    IReadOnlyDictionary<string, string> Providers,
    string Prompt,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Models
)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="root">A checkout of <paramref name="commit"/>.</param>
    public static ReleaseManifest Of(string root, string commit, string digest, string sdk)
    {
        var pinned = XDocument
            .Load(Path.Combine(root, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);
        return new ReleaseManifest(
            commit,
            digest,
            sdk,
            File.ReadAllText(Path.Combine(root, ".pulumi.version")).Trim(),
            pinned.Where(package => package.Key.Split('.')[0] == "Pulumi").ToDictionary(),
            PromptVersion.Of(File.ReadAllText(Path.Combine(root, "app", "prompts", "grounded-answer.md"))),
            StackModels.Read(root)
        );
    }

    public string ToJson() => JsonSerializer.Serialize(this, Format) + "\n";
}
