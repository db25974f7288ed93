namespace Preflight.Tests;

/// <summary>A program on Pulumi's own SDK for Python, where that is installed.</summary>
public sealed class PythonSdkTests
{
    private const string Program = """
        import pulumi
        from pulumi import Output, ResourceOptions

        @pulumi.input_type
        class AccountArgs:
            account_name: pulumi.Input[str] = pulumi.property("accountName")
            resource_group_name: pulumi.Input[str] = pulumi.property("resourceGroupName")
            kind: pulumi.Input[str]
            sku: pulumi.Input[dict]
            tags: pulumi.Input[dict]

        class Account(pulumi.CustomResource):
            def __init__(self, name, args, opts=None):
                args.__dict__.update(name=None, primary_endpoints=None)
                super().__init__("azure-native:storage:StorageAccount", name, args, opts)
            @property
            @pulumi.getter
            def name(self) -> Output[str]: return pulumi.get(self, "name")
            @property
            @pulumi.getter(name="primaryEndpoints")
            def primary_endpoints(self) -> Output[dict]: return pulumi.get(self, "primary_endpoints")

        class Storage(pulumi.ComponentResource):
            def __init__(self, name, group, opts=None):
                super().__init__("shop:index:Storage", name, None, opts)
                self.account = Account(name, AccountArgs(
                    account_name="stshop", resource_group_name=group, kind="StorageV2", sku={"name": "Standard_LRS"},
                    tags={"key": config.require_secret("key")},
                ), ResourceOptions(parent=self, aliases=[pulumi.Alias(type_="azure-native:storage/v20230101:StorageAccount")]))
                self.register_outputs({})

        config = pulumi.Config()
        group = pulumi.CustomResource("azure-native:resources:ResourceGroup", "group", {"name": None, "location": "uksouth"})
        storage = Storage("files", "rg-shop")
        keys = Output.all(storage.account.name).apply(lambda it: pulumi.runtime.invoke(
            "azure-native:storage:listStorageAccountKeys", {"accountName": it[0], "resourceGroupName": "rg-shop"}).value)
        pulumi.export("blobs", storage.account.primary_endpoints.apply(lambda it: it["blob"]))
        pulumi.export("key", keys.apply(lambda it: it["keys"][0]["value"]))
        pulumi.export("run", f"{pulumi.get_organization()}/{pulumi.get_project()}/{pulumi.get_stack()}")
        """;

    [PythonSdkFact]
    public async Task A_program_is_planned_with_its_components_secrets_and_lookups()
    {
        using var folder = Project(Program);

        var (exitCode, output, errors) = await InProcess.RunAsync("plan", "dev", "--project", folder.Path);

        Assert.True(exitCode == 0, errors);
        Assert.Contains("storage:StorageAccount", output);
        Assert.Contains("https://stshop.blob.core.windows.net/", output);
        Assert.Contains("organization/shop/dev", output);
    }

    [PythonSdkFact]
    public async Task An_exception_inside_apply_is_reported_with_its_line()
    {
        using var folder = Project($"{Program}\nstorage.account.name.apply(lambda it: it.nothing)\n");

        var (exitCode, _, errors) = await InProcess.RunAsync("plan", "dev", "--project", folder.Path);

        Assert.Equal(2, exitCode);
        Assert.Contains("'str' object has no attribute 'nothing'", errors);
    }

    private static ProjectFolder Project(string program) =>
        new ProjectFolder()
            .With("Pulumi.yaml", "name: shop\nruntime: python\n")
            .With("Pulumi.dev.yaml", "config:\n  shop:key: { secure: v1:abc }\n")
            .With("__main__.py", program);
}
