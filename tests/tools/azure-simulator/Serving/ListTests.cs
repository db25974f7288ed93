using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Serving;

public sealed class ListTests
{
    private const string Subscription = "/subscriptions/00000000-0000-4000-8000-000000000001";
    private static readonly string Other = Group.Replace("/rg", "/other");
    private static readonly string Second = Storage.Replace("/rg/", "/other/").Replace("/data", "/more");
    private readonly TestAzure _azure = new();

    public ListTests()
    {
        _azure.Make(Other, "2024-03-01", """{"location": "swedencentral", "tags": {"env": "dev"}}""");
        _azure.MakeStorage();
        _azure.MakeStorage(Second);
        _azure.MakeAccount();
        Ok(_azure.Send("PATCH", Second, StorageVersion, """{"tags": {"env": "prod"}}"""));
        _azure.Finish();
    }

    [Theory]
    [InlineData("/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts", "data")]
    [InlineData("/providers/Microsoft.Storage/storageAccounts", "data more")]
    [InlineData("/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/data/blobServices", "default")]
    public void A_type_is_listed_in_a_group_a_subscription_and_a_parent(string path, string names) =>
        Assert.Equal(names.Split(' '), Names($"{Subscription}{path}", StorageVersion).Order());

    [Theory]
    [InlineData("", "ai data more")]
    [InlineData("?$filter=resourceType eq 'Microsoft.Storage/storageAccounts'", "data more")]
    [InlineData("?$filter=tagName eq 'env' and tagValue eq 'prod'", "more")]
    [InlineData("?$filter=tagName eq 'env' and tagValue eq 'none'", "")]
    public void All_resources_are_listed_by_type_and_tag(string query, string names) =>
        Assert.Equal(
            names.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Names($"{Subscription}/resources{query}", "2021-04-01").Order()
        );

    [Fact]
    public void Locks_are_listed_with_those_below_the_scope_and_settings_on_their_resource_alone()
    {
        const string Lock = "providers/Microsoft.Authorization/locks";
        const string Setting = "providers/Microsoft.Insights/diagnosticSettings";
        _azure.Make($"{Storage}/{Lock}/keep", "2020-05-01", """{"properties": {"level": "CanNotDelete"}}""");
        _azure.Make($"{Storage}/{Setting}/all", "2021-05-01-preview", """{"properties": {"storageAccountId": "x"}}""");

        Assert.Equal(["keep"], Names($"{Group}/{Lock}", "2020-05-01"));
        Assert.Empty(Names($"{Second}/{Lock}", "2020-05-01"));
        Assert.Equal(["all"], Names($"{Storage}/{Setting}", "2021-05-01-preview"));
        Assert.Empty(Names($"{Account}/{Setting}", "2021-05-01-preview"));
    }

    [Fact]
    public void Groups_are_listed_by_tag() =>
        Assert.Equal(["other"], Names($"{Subscription}/resourceGroups?$filter=tagName eq 'env' and tagValue eq 'dev'", "2021-04-01"));

    [Fact]
    public void A_list_comes_in_pages_that_lead_to_each_other()
    {
        var first = Ok(_azure.Get($"{Subscription}/resources?$top=2", "2021-04-01")).Body!;
        var second = Ok(_azure.Get((string)first["nextLink"]!, "2021-04-01")).Body!;

        Assert.Equal((2, 1), (first["value"]!.AsArray().Count, second["value"]!.AsArray().Count));
        Assert.Null(second["nextLink"]);
    }

    private IEnumerable<string?> Names(string path, string version) =>
        Ok(_azure.Get(path, version)).Body!["value"]!.AsArray().Select(each => (string?)each!["name"]);
}
