namespace App.Privacy;

/// <summary>Tells numbers that banks give out from numbers that only look like it.</summary>
internal static class Checksums
{
    /// <summary>Luhn's: from the right, every second digit doubled.</summary>
    public static bool IsCard(ReadOnlySpan<char> number)
    {
        var (sum, digits) = (0, 0);
        for (var i = number.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(number[i]))
                continue;

            var digit = (number[i] - '0') * (digits++ % 2 == 0 ? 1 : 2);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return digits is >= 13 and <= 19 && sum % 10 == 0;
    }

    /// <summary>ISO 7064: the first four characters moved to the end, letters as two digits, modulo 97.</summary>
    public static bool IsIban(string number)
    {
        var compact = number.Replace(" ", "");
        if (compact.Length is < 15 or > 34)
            return false;

        var rest = 0;
        foreach (var letter in compact.AsSpan(4).ToString() + compact[..4])
            rest = char.IsAsciiDigit(letter) ? (rest * 10 + letter - '0') % 97 : (rest * 100 + char.ToUpperInvariant(letter) - 'A' + 10) % 97;
        return rest == 1;
    }
}
