namespace Preflight.Rules;

/// <summary>The naming rules of Azure (learn.microsoft.com, "Naming rules and restrictions for Azure resources").</summary>
/// <param name="IsGlobal">True if the name must be globally unique.</param>
internal sealed record NameRules(int Least, int Most, string Pattern, string Allowed, bool IsGlobal = false)
{
    private const string Dashed = "^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$";
    private const string DashedAllowed = "letters, digits and hyphens, none at the ends";
    private const string Network = "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9_])?$";
    private const string NetworkAllowed = "letters, digits, dots, underscores and hyphens";

    private static readonly Dictionary<string, NameRules> All = new()
    {
        ["cognitiveservices:Account"] = new(
            2,
            64,
            "^[A-Za-z0-9][A-Za-z0-9._-]*$",
            "letters, digits, dots, underscores and hyphens, a letter or digit first",
            IsGlobal: true
        ),
        ["cognitiveservices:Deployment"] = new(2, 64, "^[A-Za-z0-9][A-Za-z0-9._-]*$", "letters, digits, dots, underscores and hyphens"),
        ["search:Service"] = new(
            2,
            60,
            "^(?!.*--)[a-z0-9]{2}([a-z0-9-]*[a-z0-9])?$",
            "lower-case letters, digits and single hyphens, none in the first two places or the last",
            IsGlobal: true
        ),
        ["keyvault:Vault"] = new(
            3,
            24,
            "^(?!.*--)[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$",
            "letters, digits and single hyphens, a letter first",
            IsGlobal: true
        ),
        ["storage:StorageAccount"] = new(3, 24, "^[a-z0-9]+$", "lower-case letters and digits", IsGlobal: true),
        ["storage:BlobContainer"] = new(
            3,
            63,
            "^(?!.*--)([a-z0-9]([a-z0-9-]*[a-z0-9])?|\\$root|\\$web)$",
            "lower-case letters, digits and single hyphens"
        ),
        ["web:WebApp"] = new(2, 60, Dashed, DashedAllowed, IsGlobal: true),
        ["web:WebAppSlot"] = new(2, 59, Dashed, DashedAllowed),
        ["web:AppServicePlan"] = new(1, 60, "^[A-Za-z0-9-]+$", "letters, digits and hyphens"),
        ["managedidentity:UserAssignedIdentity"] = new(
            3,
            128,
            "^[A-Za-z0-9][A-Za-z0-9_-]*$",
            "letters, digits, underscores and hyphens, a letter or digit first"
        ),
        ["operationalinsights:Workspace"] = new(4, 63, Dashed, DashedAllowed),
        ["applicationinsights:Component"] = new(
            1,
            260,
            "^[^%&\\\\?/]*[^%&\\\\?/. ]$",
            "anything but %, &, \\, ?, /, and no dot or space last"
        ),
        ["network:VirtualNetwork"] = new(2, 64, Network, NetworkAllowed),
        ["network:NetworkSecurityGroup"] = new(1, 80, Network, NetworkAllowed),
        ["network:RouteTable"] = new(1, 80, Network, NetworkAllowed),
        ["network:PrivateEndpoint"] = new(2, 64, Network, NetworkAllowed),
        ["network:PublicIPAddress"] = new(1, 80, Network, NetworkAllowed),
        ["network:ApplicationGateway"] = new(1, 80, Network, NetworkAllowed),
        ["network:AzureFirewall"] = new(1, 56, Network, NetworkAllowed),
        ["network:FirewallPolicy"] = new(1, 80, Network, NetworkAllowed),
        ["network:BastionHost"] = new(1, 80, Network, NetworkAllowed),
        ["network:NatGateway"] = new(1, 80, Network, NetworkAllowed),
        ["network:WebApplicationFirewallPolicy"] = new(1, 128, "^[A-Za-z0-9]+$", "letters and digits"),
        ["privatedns:PrivateZone"] = new(1, 63, "^[A-Za-z0-9._-]+\\.[A-Za-z0-9._-]+$", "two to thirty-four labels"),
        ["containerregistry:Registry"] = new(5, 50, "^[A-Za-z0-9]+$", "letters and digits", IsGlobal: true),
        ["cosmosdb:DatabaseAccount"] = new(
            3,
            44,
            "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
            "lower-case letters, digits and hyphens",
            IsGlobal: true
        ),
        ["machinelearningservices:Workspace"] = new(3, 33, "^[A-Za-z0-9][A-Za-z0-9_-]*$", "letters, digits, underscores and hyphens"),
        ["machinelearningservices:OnlineEndpoint"] = new(
            3,
            32,
            "^[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$",
            "letters, digits and hyphens, a letter first",
            IsGlobal: true
        ),
        ["compute:VirtualMachine"] = new(1, 64, "^[A-Za-z0-9][A-Za-z0-9.-]*$", "letters, digits, dots and hyphens"),
        ["resources:ResourceGroup"] = new(
            1,
            90,
            "^[\\w.()-]*[\\w()-]$",
            "letters, digits, underscores, hyphens, dots and parentheses, no dot last"
        ),
        ["monitor:DiagnosticSetting"] = new(1, 260, "^[^*<>%&:\\\\?+/]+$", "anything but *<>%&:\\?+/"),
        ["authorization:ManagementLockByScope"] = new(1, 90, "^[^<>%&:\\\\?/]+$", "anything but <>%&:\\?/"),
        ["monitor:AutoscaleSetting"] = new(1, 260, "^[^<>%&#.,?+*/\\\\]+$", "anything but <>%&#.,?+*/\\"),
    };

    public static NameRules? Of(string token) => All.GetValueOrDefault(token);
}
