using System.Text.RegularExpressions;

namespace Repository.Tests;

public sealed partial class SourceTests
{
    private static readonly string[] TextEndings =
    [
        ".cs",
        ".csproj",
        ".props",
        ".targets",
        ".slnx",
        ".md",
        ".json",
        ".yaml",
        ".yml",
        ".js",
        ".mjs",
        ".css",
        ".html",
        ".svg",
        ".proto",
    ];

    [Fact]
    public void No_hand_written_source_file_exceeds_300_lines()
    {
        var tooLong = Checkout
            .TrackedFiles.Where(file => Path.GetExtension(file) is ".cs" or ".js" or ".mjs" or ".css")
            .Select(file => (file, lines: Checkout.Read(file).Split('\n').Length - 1))
            .Where(entry => entry.lines > 300);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_file_has_a_generic_name()
    {
        // The stand-in keeps the names of the package it stands for.
        Assert.DoesNotContain(Checkout.TrackedFiles, file =>
            NothingName().IsMatch(file) && !file.StartsWith("tools/pulumi-offline/Pulumi/Core/")
        );
    }

    [Fact]
    public void No_file_carries_a_registry_address()
    {
        var addressed = Checkout
            .TrackedFiles.Where(file => TextEndings.Contains(Path.GetExtension(file)) || Path.GetFileName(file).StartsWith('.'))
            .Where(file => RegistryAddress().IsMatch(Checkout.Read(file)));

        Assert.Empty(addressed);
    }

    [Theory]
    [InlineData("src/StringUtils.cs", true)]
    [InlineData("src/Common/Text.cs", true)]
    [InlineData("src/Extensions.cs", true)]
    [InlineData("src/Settings.cs", false)]
    [InlineData("src/CommonName.cs", false)]
    public void A_generic_name_is_found_and_a_specific_one_is_accepted(string file, bool generic) =>
        Assert.Equal(generic, NothingName().IsMatch(file));

    [GeneratedRegex(@"(^|/)(\w*(Helpers?|Utils?|Utilities)|Extensions|Common|Misc|Manager)(\.|/)")]
    private static partial Regex NothingName();

    [GeneratedRegex(
        "\"resolved\"\\s*:\\s*\"https?:|regist[r]y\\.npm|api\\.nuge[t]\\.org|<add key=[^>]*value=\"https?:|deb\\.debia[n]\\.org"
    )]
    private static partial Regex RegistryAddress();
}
