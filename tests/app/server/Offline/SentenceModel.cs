using App.SentenceModel;
using CommandLine;

namespace App.Tests.Offline;

/// <summary>The model that the build of the app found; the test program has none, so that its app searches by words.</summary>
internal static class SentenceModel
{
    /// <summary>Null where it cannot be downloaded.</summary>
    public static string? Library { get; } =
        ModelLibrary.Find(
            Path.Combine(
                Checkout.At("app"),
                "bin",
                Path.GetRelativePath(Checkout.At("tests", "app", "server", "bin"), AppContext.BaseDirectory)
            )
        );
}
