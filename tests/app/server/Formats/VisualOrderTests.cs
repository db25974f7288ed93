using App.Formats;

namespace App.Tests.Formats;

public sealed class VisualOrderTests
{
    /// <summary>As PDFs store the lines that a browser prints.</summary>
    [Theory]
    [InlineData("םירזחה להונ", "נוהל החזרים")]
    [InlineData(
        ".3 המוקב רסמנ ספוטה .היינקה םוימ םימי 14 ךותב תשגומ רזחה תשקב",
        "בקשת החזר מוגשת בתוך 14 ימים מיום הקנייה. הטופס נמסר בקומה 3."
    )]
    [InlineData("(1.5%) Azure תכרעמ", "מערכת Azure (1.5%)")]
    [InlineData("The word םולש means peace, and 12 is a number.", "The word שלום means peace, and 12 is a number.")]
    [InlineData("No such letters: 12 (a) [b].", "No such letters: 12 (a) [b].")]
    public void A_line_is_read_in_its_own_direction(string drawn, string read) => Assert.Equal(read, VisualOrder.ToReading(drawn));

    [Theory]
    [InlineData("ﻲﻓ جذﻮﻤﻨﻟا ﻢﻠﺴﻳ", "يسلم النموذج في")]
    [InlineData("عﺎﺟﺮﺘﺳﻻا ﺔﺳﺎﻴﺳ", "سياسة الاسترجاع")]
    [InlineData("ﭘﮔ", "گپ")]
    [InlineData("plain", "plain")]
    public void Arabic_shapes_become_letters(string drawn, string read) =>
        Assert.Equal(read, ArabicForms.Plain(VisualOrder.ToReading(drawn)));
}
