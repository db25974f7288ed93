using App.Documents;
using App.Ingestion;

namespace App.Tests.Ingestion;

public sealed class FolderSourceTests : IDisposable
{
    private const string Everyone = """{"": {"groups": ["everyone"], "classification": "public"}}""";

    private readonly string outside = Directory.CreateTempSubdirectory().FullName;
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        Directory.Delete(outside, recursive: true);
    }

    [Fact]
    public async Task A_file_is_a_document_named_by_its_path()
    {
        Write("access.json", Everyone);
        Write("b.md", "B");
        Write("sub/a.txt", "A");
        Write(".hidden", "x");
        Write(".git/config", "x");

        var documents = await ListAsync();

        Assert.Equal(["b.md", "sub/a.txt"], documents.Select(document => document.Id));
        Assert.Equal([1L, 1L], documents.Select(document => document.Length));
        Assert.All(documents, document => Assert.Equal("public", document.Classification));
    }

    [Fact]
    public async Task The_longest_matching_path_sets_the_groups_and_no_match_means_no_access()
    {
        Write(
            "access.json",
            """
            {
              "hr/": {"groups": ["hr"], "classification": "confidential"},
              "hr/rules": {"groups": ["everyone"], "classification": "internal"},
              "hr/rules/draft.md": {"groups": [], "classification": "internal"}
            }
            """
        );
        foreach (var id in new[] { "hr/pay.md", "hr/rules/leave.md", "hr/rules/draft.md", "hr-news.md", "other.md" })
            Write(id, id);

        var groups = (await ListAsync()).ToDictionary(
            document => document.Id,
            document => (string.Join(',', document.Groups), document.Classification)
        );

        Assert.Equal(("hr", "confidential"), groups["hr/pay.md"]);
        Assert.Equal(("everyone", "internal"), groups["hr/rules/leave.md"]);
        Assert.Equal(("", "internal"), groups["hr/rules/draft.md"]);
        Assert.Equal(("", "confidential"), groups["hr-news.md"]);
        Assert.Equal(("", "confidential"), groups["other.md"]);
    }

    [Fact]
    public async Task Without_an_access_file_no_document_is_readable()
    {
        Write("a.md", "A");

        Assert.Empty((await ListAsync()).Single().Groups);
    }

    [Fact]
    public async Task The_fingerprint_of_a_file_depends_on_content_groups_and_classification_only()
    {
        Write("access.json", Everyone);
        Write("a.md", "A");
        var before = await FingerprintAsync();
        File.SetLastWriteTimeUtc(Path.Combine(folder, "a.md"), DateTime.UnixEpoch);
        Write("access.json", """{"": {"classification": "public", "groups": ["everyone", "EVERYONE"]}}""");
        Assert.Equal(before, await FingerprintAsync());

        Write("access.json", Everyone.Replace("everyone", "staff"));
        var groups = await FingerprintAsync();
        Write("access.json", Everyone.Replace("public", "internal"));
        var classification = await FingerprintAsync();
        Write("access.json", Everyone);
        Write("a.md", "B");

        Assert.Equal(4, new[] { before, groups, classification, await FingerprintAsync() }.Distinct().Count());
    }

    [Fact]
    public async Task Symbolic_links_are_not_followed()
    {
        File.WriteAllText(Path.Combine(outside, "secret.md"), "Secret.");
        Write("access.json", Everyone);
        Write("a.md", "A");
        File.CreateSymbolicLink(Path.Combine(folder, "link.md"), Path.Combine(outside, "secret.md"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "linked"), outside);

        Assert.Equal(["a.md"], (await ListAsync()).Select(document => document.Id));
    }

    [Theory]
    [InlineData("../secret.md")]
    [InlineData("/etc/hostname")]
    [InlineData("link.md")]
    public async Task Paths_outside_the_folder_are_not_opened(string id)
    {
        File.CreateSymbolicLink(Path.Combine(folder, "link.md"), Path.Combine(outside, "secret.md"));

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => new FolderSource(folder).OpenAsync(Sources.Document(id), default));
    }

    [Fact]
    public async Task All_errors_of_the_access_file_are_reported_together()
    {
        Write(
            "access.json",
            """
            {
              "a": {"groups": "everyone", "classification": "public"},
              "b": {"groups": ["x", " "], "classification": "public"},
              "c": {"groups": ["x"], "classification": "secret"},
              "d": {"groups": ["x"]},
              "e": {"groups": ["x"], "classification": "public", "owner": "y"},
              "f": {"groups": ["x"], "classification": "public"},
              "f/": {"groups": ["x"], "classification": "public"},
              "g": true
            }
            """
        );

        var problem = await Assert.ThrowsAsync<InvalidDataException>(ListAsync);

        Assert.Equal(9, problem.Message.Split('\n').Length);
        Assert.Contains("\"a\": groups must be a list of group ids or \"everyone\", got \"everyone\"", problem.Message);
        Assert.Contains("\"c\": classification must be one of public, internal, confidential, got \"secret\"", problem.Message);
        Assert.Contains("\"f\" is defined twice", problem.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"a\": ")]
    public async Task An_unreadable_access_file_is_rejected(string json)
    {
        Write("access.json", json);

        Assert.Contains("access.json", (await Assert.ThrowsAsync<InvalidDataException>(ListAsync)).Message);
    }

    [Fact]
    public async Task A_missing_folder_is_reported()
    {
        var problem = await Assert.ThrowsAsync<DirectoryNotFoundException>(async () =>
            await new FolderSource("/no/such").ListAsync(default).ToListAsync()
        );

        Assert.Contains("/no/such", problem.Message);
    }

    private void Write(string id, string text)
    {
        var path = Path.Combine(folder, id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private Task<List<SourceDocument>> ListAsync() => new FolderSource(folder).ListAsync(default).ToListAsync().AsTask();

    private async Task<string> FingerprintAsync() => (await ListAsync()).Single().Fingerprint;
}
