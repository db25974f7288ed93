using Pulumi;
using Pulumi.AzureNative.Network;
using In = Pulumi.AzureNative.Network.Inputs;

namespace Oracle;

/// <summary>Inbound traffic: an application gateway with its firewall policy.</summary>
public static class Gateway
{
    private const string Name = "agw-oracle";

    public static void Register(Foundation foundation, Network network)
    {
        var rules = new WebApplicationFirewallPolicy(
            "edge-waf",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                Location = foundation.Group.Location,
                PolicyName = "waf-oracle",
                PolicySettings = new In.PolicySettingsArgs
                {
                    Mode = WebApplicationFirewallMode.Prevention,
                    State = "Enabled",
                    RequestBodyCheck = true,
                    MaxRequestBodySizeInKb = 128,
                    FileUploadLimitInMb = 100,
                },
                ManagedRules = new In.ManagedRulesDefinitionArgs
                {
                    ManagedRuleSets =
                    {
                        new In.ManagedRuleSetArgs { RuleSetType = "Microsoft_DefaultRuleSet", RuleSetVersion = "2.1" },
                    },
                    Exclusions = [],
                },
                CustomRules = { Limit() },
            }
        );
        In.SubResourceArgs Part(string collection, string name) =>
            new()
            {
                Id = Output.Format($"{foundation.Group.Id}/providers/Microsoft.Network/applicationGateways/{Name}/{collection}/{name}"),
            };

        _ = new ApplicationGateway(
            "edge-gateway",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                Location = foundation.Group.Location,
                ApplicationGatewayName = Name,
                Sku = new In.ApplicationGatewaySkuArgs { Name = ApplicationGatewaySkuName.WAF_v2, Tier = ApplicationGatewayTier.WAF_v2 },
                AutoscaleConfiguration = new In.ApplicationGatewayAutoscaleConfigurationArgs { MinCapacity = 0, MaxCapacity = 3 },
                EnableHttp2 = true,
                FirewallPolicy = new In.SubResourceArgs { Id = rules.Id },
                Identity = new In.ManagedServiceIdentityArgs
                {
                    Type = ResourceIdentityType.UserAssigned,
                    UserAssignedIdentities = { foundation.Identity.Id },
                },
                GatewayIPConfigurations =
                {
                    new In.ApplicationGatewayIPConfigurationArgs
                    {
                        Name = "subnet",
                        Subnet = new In.SubResourceArgs { Id = network.SiteSubnetId },
                    },
                },
                FrontendIPConfigurations =
                {
                    new In.ApplicationGatewayFrontendIPConfigurationArgs
                    {
                        Name = "inside",
                        PrivateIPAllocationMethod = "Static",
                        PrivateIPAddress = "10.1.0.10",
                        Subnet = new In.SubResourceArgs { Id = network.SiteSubnetId },
                    },
                },
                FrontendPorts =
                {
                    new In.ApplicationGatewayFrontendPortArgs { Name = "https", Port = 443 },
                },
                SslCertificates =
                {
                    new In.ApplicationGatewaySslCertificateArgs
                    {
                        Name = "site",
                        Data = Output.CreateSecret("pfx"),
                        Password = Output.CreateSecret("word"),
                    },
                },
                SslPolicy = new In.ApplicationGatewaySslPolicyArgs
                {
                    PolicyType = ApplicationGatewaySslPolicyType.CustomV2,
                    MinProtocolVersion = ApplicationGatewaySslProtocol.TLSv1_2,
                    CipherSuites = { ApplicationGatewaySslCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 },
                },
                BackendAddressPools =
                {
                    new In.ApplicationGatewayBackendAddressPoolArgs
                    {
                        Name = "site",
                        BackendAddresses = { new In.ApplicationGatewayBackendAddressArgs { Fqdn = "app-oracle.azurewebsites.net" } },
                    },
                },
                BackendHttpSettingsCollection =
                {
                    new In.ApplicationGatewayBackendHttpSettingsArgs
                    {
                        Name = "https",
                        Port = 443,
                        Protocol = ApplicationGatewayProtocol.Https,
                        CookieBasedAffinity = ApplicationGatewayCookieBasedAffinity.Disabled,
                        PickHostNameFromBackendAddress = true,
                        RequestTimeout = 240,
                        Probe = Part("probes", "ready"),
                    },
                },
                Probes =
                {
                    new In.ApplicationGatewayProbeArgs
                    {
                        Name = "ready",
                        Protocol = "Https",
                        Path = "/ready",
                        Interval = 30,
                        Timeout = 30,
                        UnhealthyThreshold = 3,
                        Match = new In.ApplicationGatewayProbeHealthResponseMatchArgs { StatusCodes = { "200-399" } },
                    },
                },
                HttpListeners =
                {
                    new In.ApplicationGatewayHttpListenerArgs
                    {
                        Name = "https",
                        Protocol = "Https",
                        HostNames = { "chat.example.org" },
                        FrontendIPConfiguration = Part("frontendIPConfigurations", "inside"),
                        FrontendPort = Part("frontendPorts", "https"),
                        SslCertificate = Part("sslCertificates", "site"),
                    },
                },
                RequestRoutingRules =
                {
                    new In.ApplicationGatewayRequestRoutingRuleArgs
                    {
                        Name = "all",
                        RuleType = ApplicationGatewayRequestRoutingRuleType.Basic,
                        Priority = 100,
                        HttpListener = Part("httpListeners", "https"),
                        BackendAddressPool = Part("backendAddressPools", "site"),
                        BackendHttpSettings = Part("backendHttpSettingsCollection", "https"),
                    },
                },
                Zones = { "1", "2" },
            }
        );
    }

    private static In.WebApplicationFirewallCustomRuleArgs Limit() =>
        new()
        {
            Name = "limit",
            Priority = 10,
            RuleType = WebApplicationFirewallRuleType.RateLimitRule,
            Action = WebApplicationFirewallAction.Block,
            RateLimitDuration = ApplicationGatewayFirewallRateLimitDuration.OneMin,
            RateLimitThreshold = 300,
            MatchConditions =
            {
                new In.MatchConditionArgs
                {
                    MatchVariables = { new In.MatchVariableArgs { VariableName = WebApplicationFirewallMatchVariable.RequestUri } },
                    Operator = "Contains",
                    NegationConditon = false,
                    MatchValues = { "/api/" },
                    Transforms = { WebApplicationFirewallTransform.Lowercase, "UrlDecode" },
                },
            },
        };
}
