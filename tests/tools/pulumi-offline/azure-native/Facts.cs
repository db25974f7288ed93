using System.Text.Json;

namespace Pulumi.AzureNative.Tests;

/// <summary>The committed facts, and where the script that extracts them lies.</summary>
internal static class Facts
{
    public static string Folder { get; } = FindFolder();

    public static JsonElement Root { get; } = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "facts.json"))).RootElement;

    private static string FindFolder()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "AiWorkload.slnx")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(directory.FullName, "tools", "pulumi-offline", "Pulumi.AzureNative");
    }
}
