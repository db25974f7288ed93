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
    public async Task A_blob_is_a_document_by_its_name_with_who_may_read_it_and_how_it_is_labelled()
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
    public async Task Without_metadata_nobody_reads_a_document_unless_the_container_says_who()
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
    public async Task A_document_is_found_where_its_metadata_says_that_the_original_is()
    {
        var before = await FingerprintAsync("text");
        await PutAsync("a.md", "text", ("source", "https://handbook.example/a"));

        var document = Assert.Single(await ListAsync());

        Assert.Equal("https://handbook.example/a", document.Uri);
        Assert.NotEqual(before, document.Fingerprint);
    }

    [AzuriteFact]
    public async Task A_label_that_is_not_known_is_taken_for_the_strictest()
    {
        await PutAsync("a.md", "text", ("classification", "top secret"));

        Assert.Equal("confidential", Assert.Single(await ListAsync()).Classification);
    }

    [AzuriteFact]
    public async Task A_fingerprint_changes_with_content_permissions_and_label_and_with_nothing_else()
    {
        var first = await FingerprintAsync("text", ("groups", "legal"));

        Assert.Equal(first, await FingerprintAsync("text", ("groups", "legal")));
        Assert.Equal(first, await FingerprintAsync("text", ("groups", "Legal"), ("author", "somebody")));
        Assert.NotEqual(first, await FingerprintAsync("texts", ("groups", "legal")));
        Assert.NotEqual(first, await FingerprintAsync("text", ("groups", "board")));
        Assert.NotEqual(first, await FingerprintAsync("text", ("groups", "legal"), ("classification", "public")));
    }

    [AzuriteFact]
    public async Task Folders_of_a_hierarchical_store_are_no_documents()
    {
        await PutAsync("folder", "", ("hdi_isfolder", "true"));
        await PutAsync("folder/a.md", "text");

        Assert.Equal("folder/a.md", Assert.Single(await ListAsync()).Id);
    }

    [AzuriteFact]
    public async Task A_document_that_is_written_while_it_is_read_is_not_read_half()
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
    public async Task While_the_container_is_empty_the_bundled_documents_are_the_source_and_then_the_containers_own()
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
    public async Task A_container_that_cannot_be_listed_is_not_an_empty_one()
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
