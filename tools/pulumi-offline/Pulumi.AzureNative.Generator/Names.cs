using System.Text;

namespace Pulumi.AzureNative.Generator;

/// <summary>C# names as the official package spells them.</summary>
internal static class Names
{
    /// <summary>Module namespaces that are more than their first letter in upper case; npm spells all modules in lower case.</summary>
    private static readonly Dictionary<string, string> Modules = new()
    {
        ["alertsmanagement"] = "AlertsManagement",
        ["apimanagement"] = "ApiManagement",
        ["appconfiguration"] = "AppConfiguration",
        ["applicationinsights"] = "ApplicationInsights",
        ["cognitiveservices"] = "CognitiveServices",
        ["containerregistry"] = "ContainerRegistry",
        ["cosmosdb"] = "CosmosDB",
        ["costmanagement"] = "CostManagement",
        ["dataprotection"] = "DataProtection",
        ["devtestlab"] = "DevTestLab",
        ["dnsresolver"] = "DnsResolver",
        ["keyvault"] = "KeyVault",
        ["loadtestservice"] = "LoadTestService",
        ["machinelearningservices"] = "MachineLearningServices",
        ["managedidentity"] = "ManagedIdentity",
        ["operationalinsights"] = "OperationalInsights",
        ["privatedns"] = "PrivateDns",
        ["recoveryservices"] = "RecoveryServices",
    };

    public static string Module(string module) => Modules.TryGetValue(module, out var name) ? name : Upper(module);

    public static string Upper(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>A member may not be named like its type.</summary>
    public static string Property(string wire, string type)
    {
        var name = Upper(Identifier(wire));
        return name == type ? $"{name}Value" : name;
    }

    public static string EnumMember(string name, string type) => name is "Equals" || name == type ? $"{name}Value" : name;

    public static string Parameter(string wire) => $"@{Identifier(wire)}";

    public static string Field(string wire) => $"_{Identifier(wire)}";

    private static string Identifier(string wire)
    {
        var builder = new StringBuilder(wire.Length);
        foreach (var letter in wire)
        {
            if (letter is not ('-' or '$'))
            {
                builder.Append(char.IsLetterOrDigit(letter) ? letter : '_');
            }
        }

        return builder.ToString();
    }
}
