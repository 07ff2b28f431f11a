"""The bar: python-telegram-bot as its own examples use it. It says everything back and remembers nothing."""

import os

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message
    assert update.message.text
    await update.message.reply_text(update.message.text)


bot = Application.builder().token(os.environ["WIJKSIGNAAL_TELEGRAM_TOKEN"])
bot = bot.base_url(os.environ["WIJKSIGNAAL_TELEGRAM_BASE_URL"])
app = bot.build()
app.add_handler(MessageHandler(filters.TEXT, echo))
app.run_polling(allowed_updates=["message"])
