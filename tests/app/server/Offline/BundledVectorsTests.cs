using App.Chunking;
using App.Formats;
using App.Offline;
using App.Retrieval;
using App.SentenceModel;
using CommandLine;

namespace App.Tests.Offline;

/// <summary>The vectors that come with the build; UPDATE_SNAPSHOTS=1 makes them, where the model is.</summary>
public sealed class BundledVectorsTests
{
    private static readonly string File = Checkout.At("app", "Offline", "bundled.vectors");

    [Fact]
    public void Every_text_of_the_bundled_documents_has_a_vector()
    {
        var texts = Texts();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            var (model, _) = ModelLibrary.Open(SentenceModel.Library!);
            System.IO.File.WriteAllBytes(File, VectorFile.Write(texts.Select(text => (text, model.Embed(text)))));
        }

        var keys = VectorFile.Read(File).Keys.Order();
        Assert.True(
            texts.Select(VectorFile.Key).Distinct().Order().SequenceEqual(keys),
            "app/Offline/bundled.vectors is outdated: run UPDATE_SNAPSHOTS=1 dotnet test tests/app/server --filter BundledVectorsTests "
                + "and commit the difference"
        );
    }

    private static string[] Texts() =>
        [
            .. Directory
                .EnumerateFiles(Checkout.At("app", "knowledge"), "*.md")
                .Order(StringComparer.Ordinal)
                .SelectMany(path =>
                    MarkdownChunker.Chunk(
                        Sources.Document(Path.GetFileName(path)),
                        DocumentText.Of(System.IO.File.ReadAllText(path)).Cleaned()
                    )
                )
                .Where(chunk => Language.Of(chunk.Text) == Language.English)
                .SelectMany(SearchedPassage.TextsOf)
                .Distinct(StringComparer.Ordinal),
        ];
}
