using Oracle;
using Pulumi;

return await Deployment.RunAsync(Build);

// The C# version of ../Node/index.js: change both together.
static Dictionary<string, object?> Build()
{
    var config = new Config();
    var foundation = new Foundation("foundation", config.Require("region"), config.Get("owner") ?? "nobody");
    var network = new Network("network", foundation, config.RequireObject<string[]>("zones"), new() { Protect = true });
    var ai = new Ai("ai", foundation, network, new() { DependsOn = network });
    var data = new Data(foundation, network);
    var site = new Site(foundation, network, ai, data);
    var endpoint = Endpoints.Attach(foundation, network, ai);
    Gateway.Register(foundation, network);
    Firewall.Register(foundation, network);
    var monitoring = new Monitoring(foundation, ai, site);
    Board.Register(foundation);
    Governance.Register(foundation, ai, data, monitoring);
    Agents.Register(foundation, ai);
    Prediction.Register(foundation, data);
    ModelGateway.Register(foundation, ai);
    JumpHost.Register(foundation, network);
    Guardrails.Register(foundation);
    var options = new Options(foundation, network);

    var apiKey = config.RequireSecret("apiKey");

    return new()
    {
        ["text"] = "plain",
        ["number"] = config.RequireInt32("replicas"),
        ["fraction"] = 0.25,
        ["flag"] = config.RequireBoolean("flag"),
        ["list"] = new List<object> { "a", foundation.Group.Name, "c" },
        ["emptyList"] = new List<object>(),
        ["nested"] = new Dictionary<string, object>
        {
            ["id"] = ai.Account.Id,
            ["inner"] = new Dictionary<string, object>
            {
                ["endpoint"] = ai.Account.Properties.Apply(properties => properties.Endpoint),
                ["key"] = apiKey,
            },
        },
        ["groupName"] = foundation.Group.Name,
        ["siteAddress"] = Output.Format($"https://{site.App.DefaultHostName}/"),
        ["secret"] = apiKey,
        ["derivedSecret"] = apiKey.Apply(key => key.ToUpperInvariant()),
        ["mixedSecret"] = Output.Format($"{foundation.Group.Location}:{apiKey}"),
        ["unsecret"] = Output.Unsecret(apiKey).Apply(key => key.Length),
        ["tenant"] = foundation.Client.Apply(client => client.TenantId),
        ["json"] = Output.JsonSerialize(
            Output
                .Tuple(foundation.Group.Name, network.SiteSubnetId)
                .Apply(known => new SortedDictionary<string, object> { ["group"] = known.Item1, ["subnets"] = new[] { known.Item2 } })
        ),
        ["endpointNetwork"] = network.EndpointSubnetId,
        ["endpoint"] = endpoint.Id,
        ["imported"] = options.Imported,
    };
}
