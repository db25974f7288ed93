using Google.Protobuf.WellKnownTypes;
using Planning.Engine;
using Planning.Shapes;
using Planning.Wire;
using Pulumirpc;

namespace Preflight.Tests.Lookups;

/// <summary>Functions of azure-native are answered in their published shape, from the plan where the plan has the thing.</summary>
public sealed class CloudAnswersTests
{
    private const string Subscription = "/subscriptions/00000000-0000-4000-8000-000000000001";
    private const string Group = Subscription + "/resourceGroups/rg";

    [Theory]
    [InlineData("network:getVirtualNetwork", "virtualNetworkName", "Microsoft.Network/virtualNetworks")]
    [InlineData("storage:getStorageAccount", "accountName", "Microsoft.Storage/storageAccounts")]
    [InlineData("keyvault:getVault", "vaultName", "Microsoft.KeyVault/vaults")]
    [InlineData("network/v20230201:getPublicIPAddress", "publicIpAddressName", "Microsoft.Network/publicIPAddresses")]
    public async Task A_lookup_has_the_id_name_and_type_that_follow_from_its_arguments(string function, string argument, string type)
    {
        var result = await CallAsync(function, ("resourceGroupName", "rg"), (argument, "hub"));

        Assert.Equal($"{Group}/providers/{type}/hub", result.Text("id"));
        Assert.Equal("hub", result.Text("name"));
        Assert.Equal(type, result.Text("type"));
    }

    [Theory]
    [InlineData("web:listWebAppHostKeys", "masterKey")]
    [InlineData("web:listWebAppPublishingCredentials", "publishingPassword")]
    [InlineData("storage:listStorageAccountServiceSAS", "serviceSasToken")]
    [InlineData("operationalinsights:getSharedKeys", "primarySharedKey")]
    [InlineData("eventhub:listEventHubKeys", "primaryConnectionString")]
    [InlineData("signalrservice:listSignalRKeys", "primaryConnectionString")]
    [InlineData("maps:listAccountKeys", "primaryKey")]
    [InlineData("documentdb:listDatabaseAccountKeys", "primaryMasterKey")]
    public async Task A_key_is_a_secret(string function, string key) =>
        Assert.Equal(Signatures.Secret, (await CallAsync(function)).Fields[key].Signature());

    [Fact]
    public async Task A_connection_string_has_the_parts_that_programs_take_out()
    {
        var result = await CallAsync("servicebus:listNamespaceKeys");

        Assert.Contains(";SharedAccessKey=", result.Text("primaryConnectionString"));
    }

    [Fact]
    public async Task A_list_has_an_element_with_all_that_Azure_has_there()
    {
        var result = await CallAsync("network:getVirtualNetwork", ("resourceGroupName", "rg"), ("virtualNetworkName", "hub"));
        var subnet = result.Property("subnets")!.ListValue.Values[0].StructValue;

        Assert.StartsWith($"{Group}/providers/Microsoft.Network/virtualNetworks/hub/subnets/", subnet.Text("id"));
        Assert.True(InventedText.IsIn(subnet.Text("name")!));
        Assert.True(InventedText.IsIn(subnet.Text("addressPrefix")!));
    }

    [Fact]
    public async Task What_follows_from_the_name_is_not_invented() =>
        Assert.Equal(
            "https://docs.blob.core.windows.net/",
            (await CallAsync("storage:getStorageAccount", ("resourceGroupName", "rg"), ("accountName", "docs"))).Text(
                "primaryEndpoints",
                "blob"
            )
        );

    /// <summary>The commonest of public programs: a thing that the same program creates.</summary>
    [Fact]
    public async Task A_planned_resource_is_found_with_its_outputs()
    {
        using var project = ProjectFolder.OfScenario("ok");
        var run = new Run(project.Request());
        var monitor = new Planning.Engine.Monitor(run);
        var address = Request("azure-native:network:PublicIPAddress", ("resourceGroupName", "rg"), ("publicIpAddressName", "ip"));
        address.Object.Fields["publicIPAllocationMethod"] = Value.ForString("Static");

        var made = await monitor.RegisterResource(address, null!);
        var found = await monitor.Invoke(
            Call("network:getPublicIPAddress", ("resourceGroupName", "rg"), ("publicIpAddressName", "ip")),
            null!
        );

        Assert.Equal(made.Object.Text("ipAddress"), found.Return.Text("ipAddress"));
        Assert.Equal("Static", found.Return.Text("publicIPAllocationMethod"));
        Assert.DoesNotContain("resourceGroupName", found.Return.Fields.Keys);
    }

    [Theory]
    [InlineData(RunMode.Resolved)]
    [InlineData(RunMode.Unknowns)]
    [InlineData(RunMode.Update)]
    public async Task A_resource_that_is_read_by_its_id_has_its_published_outputs(RunMode mode)
    {
        using var project = ProjectFolder.OfScenario("ok");
        var monitor = new Planning.Engine.Monitor(new Run(project.Request(mode)));

        var read = await monitor.ReadResource(
            new ReadResourceRequest
            {
                Type = "azure-native:keyvault:Vault",
                Name = "shared",
                Id = $"{Group}/providers/Microsoft.KeyVault/vaults/shared-kv",
            },
            null!
        );

        Assert.Equal("shared-kv", read.Properties.Text("name"));
        Assert.Equal("https://shared-kv.vault.azure.net/", read.Properties.Text("properties", "vaultUri"));
    }

    [Fact]
    public async Task A_function_of_another_package_is_unknown_with_a_note()
    {
        using var project = ProjectFolder.OfScenario("ok");
        var run = new Run(project.Request());

        var answer = await new Planning.Engine.Monitor(run).Invoke(
            new ResourceInvokeRequest { Tok = "azuread:index/getUser:getUser", Args = new Struct() },
            null!
        );

        Assert.True(answer.Unknown);
        Assert.True(Value.ForStruct(answer.Return).ContainsUnknown());
        Assert.Contains(run.Registrations.Messages, message => message is { IsLimit: true, Severity: "warning" });
    }

    [Theory]
    [InlineData("azuread:index/getClientConfig:getClientConfig", "tenantId")]
    [InlineData("azure:core/getClientConfig:getClientConfig", "subscriptionId")]
    [InlineData("azure-native:authorization:getClientConfig", "objectId")]
    public async Task The_signed_in_account_is_the_made_up_one(string function, string property)
    {
        using var project = ProjectFolder.OfScenario("ok");
        var run = new Run(project.Request());

        var answer = await new Planning.Engine.Monitor(run).Invoke(
            new ResourceInvokeRequest { Tok = function, Args = new Struct() },
            null!
        );

        Assert.StartsWith("00000000-0000-4000-8000-", answer.Return.Text(property));
        Assert.Empty(run.Registrations.Messages);
    }

    /// <summary>A value that only Azure has must not be judged: the plan lists it as unknown.</summary>
    [Fact]
    public void An_invented_text_is_unknown_in_a_plan()
    {
        var inputs = new Struct
        {
            Fields = { ["a"] = Value.ForString($"https://{InventedText.Host}/x"), ["b"] = Value.ForString("plain") },
        };
        var values = new Planning.Plans.PlannedValues();

        var plan = values.Object(inputs);

        Assert.Equal(("[unknown]", "plain"), ((string?)plan["a"], (string?)plan["b"]));
        Assert.Equal(["a"], values.Unknowns);
    }

    [Fact]
    public void Every_function_of_the_package_has_a_shape() =>
        Assert.All(
            File.ReadLines(Path.Combine(Repository.Root, "tools/planning/Shapes/shapes.txt"))
                .Select(line => line.Split(' ')[0])
                .Where(name => name.Contains(":get", StringComparison.Ordinal) || name.Contains(":list", StringComparison.Ordinal)),
            name => Assert.NotEmpty(PublishedShapes.OfFunction($"azure-native:{name}")!)
        );

    private static async Task<Struct> CallAsync(string function, params (string Name, string Value)[] arguments)
    {
        using var project = ProjectFolder.OfScenario("ok");
        var answer = await new Planning.Engine.Monitor(new Run(project.Request())).Invoke(Call(function, arguments), null!);
        Assert.False(answer.Unknown);
        Assert.False(Value.ForStruct(answer.Return).ContainsUnknown());
        return answer.Return;
    }

    private static ResourceInvokeRequest Call(string function, params (string Name, string Value)[] arguments) =>
        new() { Tok = $"azure-native:{function}", Args = Request("", arguments).Object };

    private static RegisterResourceRequest Request(string type, params (string Name, string Value)[] inputs)
    {
        var request = new RegisterResourceRequest
        {
            Type = type,
            Name = "a",
            Custom = true,
            Object = new Struct(),
        };
        foreach (var (name, value) in inputs)
        {
            request.Object.Fields[name] = Value.ForString(value);
        }

        return request;
    }
}
