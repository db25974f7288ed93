using App.Documents;
using App.Ingestion;
using App.Tests.Storage;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace App.Tests.Ingestion;

public sealed class BlobSourceTests : IAsyncLifetime
{
    private BlobContainerClient container = null!;
    private HttpClient? http;

    public async Task InitializeAsync()
    {
        if (Azurite.WhySkip() is null)
            (container, http) = await ReleaseFixture.ContainerAsync();
    }

    public Task DisposeAsync()
    {
        http?.Dispose();
        return Task.CompletedTask;
    }

    [AzuriteFact]
    public async Task A_blob_becomes_a_document_with_name_groups_and_classification()
    {
        await PutAsync("handbook/Anstellung ä.md", "# Text", ("groups", "Group-2, group-1 ,group-2"), ("classification", "Confidential"));

        var document = Assert.Single(await ListAsync());

        Assert.Equal("handbook/Anstellung ä.md", document.Id);
        Assert.Equal($"{container.Uri}/handbook/Anstellung%20%C3%A4.md", document.Uri);
        Assert.Equal(["group-1", "group-2"], document.Groups);
        Assert.Equal(("confidential", 6L), (document.Classification, document.Length));
        Assert.InRange(document.ModifiedAt, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
        using var reader = new StreamReader(await new BlobSource(container).OpenAsync(document, default));
        Assert.Equal("# Text", await reader.ReadToEndAsync());
    }

    [AzuriteFact]
    public async Task Without_group_metadata_a_blob_gets_the_groups_of_the_container_or_none()
    {
        await PutAsync("a.md", "text");
        Assert.Equal(([], "internal"), (Assert.Single(await ListAsync()).Groups, (await ListAsync())[0].Classification));

        await container.SetMetadataAsync(new Dictionary<string, string> { ["groups"] = "everyone", ["classification"] = "public" });
        await PutAsync("b.md", "text", ("groups", "legal"));

        Assert.Equal(
            [("a.md", "everyone", "public"), ("b.md", "legal", "public")],
            (await ListAsync()).Select(document => (document.Id, document.Groups.Single(), document.Classification))
        );
    }

    [AzuriteFact]
    public async Task The_source_address_of_a_blob_comes_from_its_metadata()
    {
        var before = await FingerprintAsync("text");
        await PutAsync("a.md", "text", ("source", "https://handbook.example/a"));

        var document = Assert.Single(await ListAsync());

        Assert.Equal("https://handbook.example/a", document.Uri);
        Assert.NotEqual(before, document.Fingerprint);
    }

    [AzuriteFact]
    public async Task An_unknown_classification_is_treated_as_the_strictest()
    {
        await PutAsync("a.md", "text", ("classification", "top secret"));

        Assert.Equal("confidential", Assert.Single(await ListAsync()).Classification);
    }

    [AzuriteFact]
    public async Task The_fingerprint_depends_on_content_groups_and_classification_only()
    {
        var first = await FingerprintAsync("text", ("groups", "legal"));

        Assert.Equal(first, await FingerprintAsync("text", ("groups", "legal")));
        Assert.Equal(first, await FingerprintAsync("text", ("groups", "Legal"), ("author", "another")));
        Assert.NotEqual(first, await FingerprintAsync("texts", ("groups", "legal")));
        Assert.NotEqual(first, await FingerprintAsync("text", ("groups", "board")));
        Assert.NotEqual(first, await FingerprintAsync("text", ("groups", "legal"), ("classification", "public")));
    }

    [AzuriteFact]
    public async Task Directories_of_a_hierarchical_namespace_are_not_documents()
    {
        await PutAsync("folder", "", ("hdi_isfolder", "true"));
        await PutAsync("folder/a.md", "text");

        Assert.Equal("folder/a.md", Assert.Single(await ListAsync()).Id);
    }

    [AzuriteFact]
    public async Task A_blob_that_changes_during_the_read_is_not_read_in_part()
    {
        await PutAsync("a.md", new string('a', 9_000_000));
        var document = Assert.Single(await ListAsync());
        await using var stream = await new BlobSource(container).OpenAsync(document, default);
        await stream.ReadExactlyAsync(new byte[10]);
        await PutAsync("a.md", new string('b', 9_000_000));

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => stream.CopyToAsync(Stream.Null));

        Assert.Equal(412, refused.Status);
    }

    [AzuriteFact]
    public async Task An_empty_container_is_replaced_by_the_bundled_documents()
    {
        var bundled = new ListedSource();
        bundled.Put("bundled.md", "# Bundled");
        var source = new FirstFilledSource(new BlobSource(container), bundled);
        var before = await source.ListAsync(default).SingleAsync();
        using var reader = new StreamReader(await source.OpenAsync(before, default));
        Assert.Equal(("bundled.md", "# Bundled"), (before.Id, await reader.ReadToEndAsync()));

        await PutAsync("own.md", "text");

        Assert.Equal("own.md", (await source.ListAsync(default).SingleAsync()).Id);
    }

    [AzuriteFact]
    public async Task A_failed_list_request_is_not_an_empty_container()
    {
        await container.DeleteAsync();

        await Assert.ThrowsAsync<RequestFailedException>(() =>
            new FirstFilledSource(new BlobSource(container), new ListedSource()).ListAsync(default).ToListAsync().AsTask()
        );
    }

    private async Task<string> FingerprintAsync(string content, params (string, string)[] metadata)
    {
        await PutAsync("a.md", content, metadata);
        return Assert.Single(await ListAsync()).Fingerprint;
    }

    private async Task<IReadOnlyList<SourceDocument>> ListAsync() => await new BlobSource(container).ListAsync(default).ToListAsync();

    private Task PutAsync(string name, string content, params (string Name, string Value)[] metadata) =>
        container
            .GetBlobClient(name)
            .UploadAsync(
                BinaryData.FromString(content),
                new BlobUploadOptions { Metadata = metadata.ToDictionary(entry => entry.Name, entry => entry.Value) }
            );
}
