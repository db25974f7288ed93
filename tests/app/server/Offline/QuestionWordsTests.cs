using App.Offline;
using App.Retrieval;

namespace App.Tests.Offline;

public sealed class QuestionWordsTests
{
    private static readonly Acronyms Documents = new(["Capacity is measured in tokens per minute. A content security policy helps."]);

    [Theory]
    [InlineData("What is our TPM?", "What is our tokens per minute?")]
    [InlineData("Do CSPs help?", "Do content security policy help?")]
    [InlineData("What is a VPN?", "What is a VPN?")]
    [InlineData("what is our tpm?", "what is our tpm?")]
    public void Acronyms_come_from_the_words_of_the_documents(string question, string expanded) =>
        Assert.Equal(
            expanded,
            Documents.Expand(question, word =>
                word is "token" or "per" or "minut" or "content" or "security" or "securit" or "policy" or "polic"
            )
        );

    [Fact]
    public void An_acronym_that_the_documents_have_stays() => Assert.Equal("TPM?", Documents.Expand("TPM?", _ => true));

    [Theory]
    [InlineData("비용을", "비용이", "비용은", "비용까지")]
    [InlineData("프롬프트에서", "프롬프트를", "프롬프트")]
    [InlineData("배포하려면", "배포하나요", "배포")]
    public void Particles_and_endings_do_not_change_the_terms_of_a_Korean_word(string word, params string[] forms) =>
        Assert.All(forms, form => Assert.Equal(Terms.Of(word), Terms.Of(form)));

    [Fact]
    public void Korean_particles_after_English_names_are_not_part_of_them() => Assert.Equal(Terms.Of("API 429"), Terms.Of("API를 429가"));

    [Fact]
    public void Korean_question_words_are_not_terms() => Assert.Empty(Terms.Of("어떻게 하나요? 무엇인가요?"));

    [Theory]
    [InlineData("토큰 비용을 줄이려면?", "token cost spend less save")]
    [InlineData("Azure의 골든셋은", "Azure golden set")]
    public void A_Korean_question_becomes_English_words(string question, string english) =>
        Assert.Equal(english, Glossary.Translate(question));

    [Theory]
    [InlineData("비용은 얼마나 드나요?", "ko")]
    [InlineData("Azure OpenAI에서 max_tokens는?", "ko")]
    [InlineData("What does it cost?", "en")]
    [InlineData("Was kostet das?", "en")]
    public void The_language_of_a_question_is_known(string question, string language) =>
        Assert.Equal(language, Language.OfQuestion(question));
}
