using System.Text.Json;
using CommandLine;

namespace Pulumi.AzureNative.Tests;

/// <summary>The committed facts, and the path of the script that extracts them.</summary>
internal static class Facts
{
    public static string Folder { get; } = Checkout.At("tools", "pulumi-offline", "Pulumi.AzureNative");

    public static JsonElement Root { get; } = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "facts.json"))).RootElement;
}
