namespace Repository.Tests;

/// <summary>Stores are reached through the one folder that trims by caller, or that only ingestion uses.</summary>
public sealed class AppBoundaryTests
{
    [Theory]
    [InlineData("using Azure.Search.", "app/Search/", "app/Ingestion/")]
    [InlineData("using Azure.Storage.Blobs", "app/Search/", "app/Ingestion/")]
    public void A_package_is_used_in_its_folders_alone(string usage, params string[] folders)
    {
        var users = Checkout
            .TrackedFiles.Where(file => file.StartsWith("app/") && file.EndsWith(".cs") && Checkout.Read(file).Contains(usage))
            .ToArray();

        Assert.NotEmpty(users);
        Assert.All(users, file => Assert.Contains(folders, file.StartsWith));
    }
}
