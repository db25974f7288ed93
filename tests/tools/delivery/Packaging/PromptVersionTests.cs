using Delivery.Packaging;

namespace Delivery.Tests.Packaging;

/// <summary>The app's own tests expect the same version of the same text.</summary>
public sealed class PromptVersionTests
{
    [Theory]
    [InlineData("Answer from the sources.\nCite each one.", "3d818accff49")]
    [InlineData("Answer from the sources.\r\nCite each one.\r\n", "3d818accff49")]
    public void The_prompt_version_does_not_depend_on_line_endings(string text, string version) =>
        Assert.Equal(version, PromptVersion.Of(text));

    [Fact]
    public void Another_text_gets_another_version() => Assert.NotEqual(PromptVersion.Of("one"), PromptVersion.Of("two"));
}
